import { describe, expect, test } from 'vitest'

import { builtinLanguages } from '../../src/languages/builtin.js'
import { expectFindings } from '../../src/testing/expect-findings.js'
import { unmark } from '../../src/testing/marks.js'

const languages = await Promise.all(builtinLanguages.map(entry => entry.load()))
const families = ['unknown', 'duplicate', 'missing', 'invalid', 'conflicting', 'mismatched', 'unsafe', 'deprecated', 'unused']

describe.each(languages.map(language => [language.id, language] as const))('rules of %s', (id, language) => {
  test('ids are unique and begin with the language', () => {
    const ids = language.rules.map(rule => rule.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter(ruleId => !ruleId.startsWith(`${id}/`))).toEqual([])
    expect(ids.filter(ruleId => !/^[a-z0-9-]+\/[a-z0-9-]+$/.test(ruleId))).toEqual([])
    expect(ids.filter(ruleId => /\/(no|dont|use)-/.test(ruleId))).toEqual([])
  })

  test('rules that it shares are those of a language, and not its own', () => {
    const others = new Set(languages.filter(other => other !== language).flatMap(other => other.rules))
    expect((language.sharedRules ?? []).filter(rule => !others.has(rule)).map(rule => rule.id)).toEqual([])
  })

  test('most are named by their family', () => {
    const named = language.rules.filter(rule => families.some(family => rule.id.startsWith(`${id}/${family}-`)))
    expect(named.length / language.rules.length).toBeGreaterThan(0.6)
  })

  describe.each(language.rules.map(rule => [rule.id, rule] as const))('%s', (ruleId, rule) => {
    test('says what, why, what to do and who says so', () => {
      for (const part of [rule.summary, rule.why, rule.do, rule.since]) expect(part.trim()).not.toBe('')
      expect(rule.sources.length).toBeGreaterThan(0)
      expect(rule.sources.every(source => source.trim().length > 3)).toBe(true)
      expect(rule.examples.bad.length).toBeGreaterThan(0)
      expect(rule.examples.good.length).toBeGreaterThan(0)
    })

    test('finds the marked places of its bad examples', () => {
      for (const example of rule.examples.bad) {
        expect(unmark(typeof example === 'string' ? example : example.text).spans.length).toBeGreaterThan(0)
        expectFindings(language, ruleId, example)
      }
    })

    test('is silent on its good examples', () => {
      for (const example of rule.examples.good) expectFindings(language, ruleId, example)
    })
  })
})
