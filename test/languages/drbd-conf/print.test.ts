import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import fc from '../../support/fast-check.js'
import { readSource } from '../../../src/workspace/readings/check-unit.js'
import { drbdConf } from '../../../src/languages/drbd-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { print } from '../../../src/languages/drbd-conf/print.js'
import type { Model } from '../../../src/languages/drbd-conf/schema.js'
import { createSource } from '../../../src/text/source.js'
import { generateConfiguration } from './generate.js'

const language = drbdConf as unknown as Language
const runs = Number(process.env['CFGCHECK_RUNS'] ?? 100)

function read(text: string, target: string) {
  return readSource(language, createSource('drbd.conf', text), { target })
}

/** What a text says, without the places at which it says so. */
function meaning(text: string, target: string): string {
  const { configuration } = language.compose(read(text, target), () => [])
  const isPlace = new Set(['file', 'start', 'end'])
  return JSON.stringify(language.dumpData?.(configuration), (key, value: unknown) => (isPlace.has(key) ? undefined : value))
}

function printed(text: string, target: string): string {
  return print(read(text, target).model as Model)
}

test.each(['8.0.16', '8.2.7', '8.3.16', '8.4', '9.22', '9.34'])('%s reads of a printed model what it read before', target => {
  fc.assert(
    fc.property(fc.nat(1_000_000), seed => {
      const text = generateConfiguration({ target, seed })
      const again = printed(text, target)
      expect(meaning(again, target)).toBe(meaning(text, target))
      expect(read(again, target).faults.filter(({ severity }) => severity === undefined)).toEqual([])
      expect(printed(again, target)).toBe(again)
    }),
    { seed: 20061122, numRuns: runs },
  )
})

test('so do fixtures, with connections, volumes and proxies', () => {
  const folder = 'fixtures/drbd-conf/ok'
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), 'utf8')
    const target = read(text, '9').target.version
    expect(meaning(printed(text, target), target), name).toBe(meaning(text, target))
  }
})

test('a secret is written out, for the file must hold it', () => {
  expect(printed('resource r0 { net { shared-secret "not a secret"; } }', '9')).toContain('shared-secret "not a secret";')
})
