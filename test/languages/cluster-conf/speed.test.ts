import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { generateClusterConf } from '../../../bench/generate-cluster.js'
import { checkUnit, readSource } from '../../../src/workspace/readings/check-unit.js'
import { clusterConf } from '../../../src/languages/cluster-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { createSource } from '../../../src/text/source.js'
import { hasXmllint } from './xmllint.js'

const language = clusterConf as unknown as Language

function check(text: string): void {
  const reading = readSource(language, createSource('cluster.conf', text))
  checkUnit(language, reading, { readings: [reading], included: () => [] })
}

/** The least that several runs take by a clock; whatever else the machine does makes them longer, never shorter. */
function least(times: number, clock: () => number, run: () => void): number {
  let best = Infinity
  for (let time = 0; time < times; time += 1) {
    const start = clock()
    run()
    best = Math.min(best, clock() - start)
  }
  return best
}

/** Milliseconds that this process has computed; a busy machine does not add to them. */
function computed(): number {
  return process.cpuUsage().user / 1000
}

test('time grows as the file does', { timeout: 300_000 }, () => {
  const small = generateClusterConf(5000)
  const large = generateClusterConf(20_000)
  least(3, computed, () => check(small))
  expect(least(4, computed, () => check(large)) / least(6, computed, () => check(small))).toBeLessThan(10)
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
      let ours = Infinity
      for (let round = 0; round < 10; round += 1) {
        xmllint = Math.min(xmllint, least(1, () => performance.now(), () => spawnSync('xmllint', ['--noout', file])))
        ours = Math.min(ours, least(1, () => performance.now(), () => check(text)))
      }
      console.log(`xmllint ${xmllint.toFixed(0)} ms, check ${ours.toFixed(0)} ms, ${(ours / xmllint).toFixed(1)} times`)
      expect(ours / xmllint).toBeLessThan(5)
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
)
