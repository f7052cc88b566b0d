import { readdirSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { haCf } from '../../../src/languages/ha-cf/index.js'
import { expectFindings } from '../../../src/testing/expect-findings.js'
import { unmark } from '../../../src/testing/marks.js'

describe.each(haCf.rules.map(rule => [rule.id, rule] as const))('%s', (id, rule) => {
  test.each(rule.examples.bad.map((example, index) => [index, example] as const))('bad example %i', (_index, example) => {
    const text = typeof example === 'string' ? example : example.text
    expect(unmark(text).spans).not.toHaveLength(0)
    expectFindings(haCf, id, example)
  })
  test.each(rule.examples.good.map((example, index) => [index, example] as const))('good example %i', (_index, example) => {
    expect(expectFindings(haCf, id, example)).toEqual([])
  })
})

test('every rule file is in the list', () => {
  const files = readdirSync('src/languages/ha-cf/rules').filter(name => name !== 'index.ts')
  expect(haCf.rules.map(rule => `${rule.id.slice('ha-cf/'.length)}.ts`).sort()).toEqual(files.sort())
})
