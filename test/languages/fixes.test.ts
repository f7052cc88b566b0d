import { describe, expect, test } from 'vitest'

import { builtinLanguages } from '../../src/languages/builtin.js'
import { findingsOf } from '../../src/testing/findings-of.js'
import { unmark } from '../../src/testing/marks.js'
import { applyEdits } from '../../src/text/edit.js'

const languages = await Promise.all(builtinLanguages.map(entry => entry.load()))

/** These are mended only where an older spelling of another dialect is behind them; test/languages/drbd-conf/migration.test.ts has the cases. */
const mendedWhenMoving: Readonly<Record<string, readonly string[]>> = {
  'drbd-conf': ['invalid-address', 'invalid-number', 'invalid-word', 'misplaced-statement', 'unexpected-word', 'unsupported-statement'],
}

/** Tells whether the carriage returns of a text are what is found in it. */
function minds(text: string, found: ReturnType<typeof findingsOf>): boolean {
  return found.some(({ span, fixes }) => [span, ...fixes.flatMap(({ edits }) => edits.map(edit => edit.span))].some(({ start, end }) => /^\r+$/.test(text.slice(start, end))))
}

describe.each(languages.map(language => [language.id, language] as const))('fixes of %s', (languageId, language) => {
  test('every offered fix applies cleanly and silences its finding', () => {
    let offered = 0
    for (const rule of language.rules) {
      for (const example of rule.examples.bad) {
        const options = typeof example === 'string' ? {} : example
        const { text } = unmark(typeof example === 'string' ? example : example.text)
        const path = typeof example === 'string' ? 'example' : (example.path ?? 'example')
        const found = findingsOf(language, { ...options, text }).filter(({ rule: code }) => code === rule.id)
        for (const { fixes } of found) {
          for (const fix of fixes) {
            offered += 1
            const own = fix.edits.filter(edit => edit.file === path)
            expect(own.length, `${rule.id}: ${fix.title}`).toBe(fix.edits.length)
            const fixed = applyEdits(text, own)
            expect(fixed, `${rule.id}: ${fix.title}`).not.toBe(text)
            const left = findingsOf(language, { ...options, text: fixed }).filter(({ rule: code }) => code === rule.id)
            expect(left.length, `${rule.id}: ${fix.title}\n${text}\n→\n${fixed}`).toBeLessThan(found.length)
          }
        }
      }
    }
    expect(offered).toBeGreaterThan(0)
  })

  test('a file whose lines all end in carriage return and newline has only such after a fix', () => {
    let offered = 0
    for (const rule of language.rules) {
      for (const example of rule.examples.bad) {
        const options = typeof example === 'string' ? {} : example
        const path = typeof example === 'string' ? 'example' : (example.path ?? 'example')
        const text = unmark(typeof example === 'string' ? example : example.text).text.replace(/\r?\n/g, '\r\n')
        const found = findingsOf(language, { ...options, text })
        if (minds(text, found)) continue
        for (const { fixes } of found) {
          for (const fix of fixes) {
            if (fix.edits.some(({ file }) => file !== path)) continue
            offered += 1
            const fixed = applyEdits(text, fix.edits)
            expect(fixed.replaceAll('\r\n', ''), `${rule.id}: ${fix.title}`).not.toContain('\n')
            expect(minds(fixed, findingsOf(language, { ...options, text: fixed })), `${rule.id}: ${fix.title}\n${fixed}`).toBe(false)
          }
        }
      }
    }
    expect(offered > 0).toBe(languageId !== 'ocfs2-conf')
  })

  test('a rule that says it has a fix offers one in an example', () => {
    const silent = language.rules.filter(
      rule =>
        rule.fix !== undefined &&
        !rule.examples.bad.some(example => {
          const { text } = unmark(typeof example === 'string' ? example : example.text)
          const options = typeof example === 'string' ? {} : example
          return findingsOf(language, { ...options, text }).some(({ rule: code, fixes }) => code === rule.id && fixes.length > 0)
        }),
    )
    expect(silent.map(({ id }) => id).sort()).toEqual((mendedWhenMoving[languageId] ?? []).map(name => `${languageId}/${name}`))
  })
})
