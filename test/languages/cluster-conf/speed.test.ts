import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { generateClusterConf } from '../../../bench/generate-cluster.js'
import { checkUnit, readSource } from '../../../src/engine/check-unit.js'
import { clusterConf } from '../../../src/languages/cluster-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { createSource } from '../../../src/text/source.js'
import { hasXmllint } from './xmllint.js'

const language = clusterConf as unknown as Language

/** The shortest of several checks, in milliseconds: what else the machine does makes them longer, never shorter. */
function quickestCheck(text: string, times: number): number {
  let best = Infinity
  for (let time = 0; time < times; time += 1) {
    const start = performance.now()
    const reading = readSource(language, createSource('cluster.conf', text))
    checkUnit(language, reading, { readings: [reading], included: () => [] })
    best = Math.min(best, performance.now() - start)
  }
  return best
}

test('time grows as the file does', { timeout: 300_000 }, () => {
  const small = generateClusterConf(2500)
  const large = generateClusterConf(10_000)
  quickestCheck(small, 3)
  expect(quickestCheck(large, 3) / quickestCheck(small, 5)).toBeLessThan(10)
})

const isMeasured = process.env['CFGCHECK_SPEED'] === '1'

test.skipIf(!isMeasured || !hasXmllint())(
  '20,000 nodes take at most five times as long as xmllint does (skipped: CFGCHECK_SPEED=1 measures it, on a quiet machine)',
  { timeout: 300_000 },
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'cfgcheck-'))
    try {
      const text = generateClusterConf(20_000)
      const file = join(folder, 'cluster.conf')
      writeFileSync(file, text)
      let xmllint = Infinity
      let check = Infinity
      for (let round = 0; round < 10; round += 1) {
        const start = performance.now()
        spawnSync('xmllint', ['--noout', file])
        xmllint = Math.min(xmllint, performance.now() - start)
        check = Math.min(check, quickestCheck(text, 1))
      }
      console.log(`xmllint ${xmllint.toFixed(0)} ms, check ${check.toFixed(0)} ms, ${(check / xmllint).toFixed(1)} times`)
      expect(check / xmllint).toBeLessThan(5)
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
)
