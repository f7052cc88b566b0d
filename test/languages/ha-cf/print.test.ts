import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { readSource } from '../../../src/workspace/readings/check-unit.js'
import { haCf } from '../../../src/languages/ha-cf/index.js'
import { print, printLines } from '../../../src/languages/ha-cf/print.js'
import type { HaCf } from '../../../src/languages/ha-cf/schema.js'
import { createSource } from '../../../src/text/source.js'

function model(text: string): HaCf {
  return readSource(haCf, createSource('ha.cf', text)).model as HaCf
}

function factsOf(text: string): string {
  const facts = [...haCf.extractFacts(model(text))]
  return JSON.stringify(facts, (key, value: unknown) => (key === 'origin' ? undefined : value))
}

test('lines that a program made', () => {
  expect(printLines([{ name: 'node', words: ['alpha', 'beta'] }, { name: 'deadtime', words: ['30'] }])).toBe('node alpha beta\ndeadtime 30\n')
})

test('a printed file says the same', () => {
  for (const folder of ['fixtures/ha-cf/ok', 'fixtures/ha-cf/err']) {
    for (const name of readdirSync(folder).filter(file => file.endsWith('.ha.cf'))) {
      const text = readFileSync(join(folder, name), 'utf8')
      expect(factsOf(print(model(text))), name).toBe(factsOf(text))
    }
  }
})
