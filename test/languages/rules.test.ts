import { describe, expect, test } from 'vitest'

import { pageOf } from '../../src/diagnostics/documentation.js'
import { builtinLanguages } from '../../src/languages/builtin.js'
import type { Example } from '../../src/rules/define-rule.js'
import { expectMarked, withoutMarks } from '../../src/testing/expect-findings.js'
import { findingsOf } from '../../src/testing/findings-of.js'
import { pageOfRule } from '../docs/rule-pages.js'
import { saidOf } from '../docs/said-of.js'
import { expectRecorded } from '../support/recorded.js'

const languages = await Promise.all(builtinLanguages.map(entry => entry.load()))
/** By which word the name of a rule begins: what is wrong with what it finds. */
const faults = [
  'unknown', 'duplicate', 'missing', 'invalid', 'conflicting', 'mismatched', 'unsafe', 'deprecated', 'unused',
  'ambiguous', 'crashing', 'dotted', 'equal', 'glued', 'hidden', 'ignored', 'incomplete', 'insufficient', 'joined', 'late', 'long', 'misleading', 'misplaced', 'misread',
  'mixed', 'obsolete', 'quoted', 'refused', 'short', 'stray', 'surplus', 'swallowed', 'too', 'truncated', 'unavailable', 'unclosed', 'unescaped',
  'unexpected', 'unfinished', 'unmanaged', 'unquoted', 'unread', 'unreadable', 'unsupported', 'unusable', 'unusual', 'unwanted', 'wrapped', 'wrong',
]
/** Rules that are named by what stands there, which is fault enough. */
const things = [
  'blank-behind-backslash', 'byte-order-mark', 'carriage-return', 'comment-as-key', 'comment-behind-backslash', 'comment-on-continued-line', 'control-character', 'line-break',
  'placeholder-host', 'remark-in-value', 'template-mark', 'unencrypted', 'words-beside-brace',
]

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

  test('each is named by a word that says what is wrong, or by a thing that has no place there', () => {
    const names = language.rules.map(rule => rule.id.slice(id.length + 1))
    expect(names.filter(name => !faults.includes(name.split('-')[0] ?? '') && !things.includes(name))).toEqual([])
  })

  describe.each(language.rules.map(rule => [rule.id, rule] as const))('%s', (ruleId, rule) => {
    test('says what, why, what to do and who says so', () => {
      for (const part of [rule.summary, rule.why, rule.do, rule.since]) expect(part.trim()).not.toBe('')
      expect(rule.sources.length).toBeGreaterThan(0)
      expect(rule.sources.every(source => source.trim().length > 3)).toBe(true)
      expect(rule.examples.bad.length).toBeGreaterThan(0)
      expect(rule.examples.good.length).toBeGreaterThan(0)
    })

    test('finds the marked places of its bad examples, is silent on its good ones, and says what its page shows', () => {
      const said = new Map<Example, readonly string[]>()
      for (const example of [...rule.examples.bad, ...rule.examples.good]) {
        const findings = findingsOf(language, withoutMarks(example))
        const found = expectMarked(ruleId, example, findings)
        expect(found.length > 0).toBe(rule.examples.bad.includes(example))
        said.set(example, saidOf(rule, example, findings))
      }
      expectRecorded(pageOfRule(rule, example => said.get(example) ?? []), pageOf(ruleId))
    })
  })
})

test('each word and each thing by which rules are named is one of some rule', () => {
  const names = languages.flatMap(language => language.rules.map(rule => rule.id.slice(language.id.length + 1)))
  expect(faults.filter(fault => !names.some(name => name.startsWith(`${fault}-`)))).toEqual([])
  expect(things.filter(thing => !names.includes(thing))).toEqual([])
})
