import { describe, expect, test } from 'vitest'

import { haresources } from '../../../src/languages/haresources/index.js'
import { expectFindings } from '../../../src/testing/expect-findings.js'
import type { Language } from '../../../src/languages/language.js'

const language = haresources as unknown as Language

describe.each(haresources.rules.map(rule => [rule.id, rule] as const))('%s', (id, rule) => {
  test.each(rule.examples.bad.map((example, index) => [index, example] as const))('bad example %i', (_, example) => {
    expect(expectFindings(language, id, example).length).toBeGreaterThan(0)
  })
  test.each(rule.examples.good.map((example, index) => [index, example] as const))('good example %i', (_, example) => {
    expectFindings(language, id, example)
  })
})
