import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { builtinLanguages } from '../../src/languages/builtin.js'
import type { Language } from '../../src/languages/language.js'
import type { Example } from '../../src/rules/define-rule.js'
import { findingsOf } from '../../src/testing/findings-of.js'
import { unmark } from '../../src/testing/marks.js'
import { createSource } from '../../src/text/source.js'
import type { Span } from '../../src/text/span.js'

/**
 * What becomes of the examples of all rules where somebody slips: a statement or an attribute is left out, a number is one more
 * or one less, a word is missing. Recorded is which rules speak then that did not before, which do no more, and after how many slips.
 *
 * Conditions of a rule that no example of its own breaks show here, and so does a reading that gives up too early:
 * `CFGCHECK_UPDATE=1` writes the record anew, and the difference is read.
 */
const languages = await Promise.all(builtinLanguages.map(entry => entry.load()))

interface Slip {
  readonly span: Span
  readonly newText: string
}

/** As many of a list, from all over it. */
function some<Item>(list: readonly Item[], count: number): Item[] {
  return list.length <= count ? [...list] : Array.from({ length: count }, (_, index) => list[Math.floor(((index + 0.5) * list.length) / count)] as Item)
}

function matches(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }))
}

function slipsIn(language: Language, text: string): Slip[] {
  const source = createSource('example', text)
  const isPart = ({ start, end }: Span): boolean => end > start && text.slice(start, end).trim() !== text.trim()
  const without = (span: Span): Slip => ({ span, newText: '' })
  const statements = [...language.statements(language.parse(source))].filter(isPart)
  const words = language.tokenize(source).filter(({ channel, start, end }) => channel === 'code' && /\w/.test(text.slice(start, end)))
  return [
    ...some(statements, 2).map(without),
    ...some(matches(text, / [\w:.-]+="[^"]*"/g), 2).map(without),
    ...some(matches(text, /(?<![\w.])\d{1,9}(?![\w.])/g), 2).flatMap(span => [-1, 1].map(step => ({ span, newText: String(Number(text.slice(span.start, span.end)) + step) }))),
    ...some(words, 1).map(without),
  ]
}

/** Says of how many slips which rules fall silent (−) and which speak that did not before (+). */
function answer(language: Language, example: Example): string {
  const { text: marked, ...rest } = typeof example === 'string' ? { text: example } : example
  const { text } = unmark(marked)
  const rulesIn = (changed: string): ReadonlySet<string> => new Set(findingsOf(language, { ...rest, text: changed }).map(({ rule }) => rule.replace(`${language.id}/`, '')))
  const before = rulesIn(text)
  const counts = new Map<string, number>()
  const count = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1)
  const slips = slipsIn(language, text)
  for (const { span, newText } of slips) {
    const after = rulesIn(text.slice(0, span.start) + newText + text.slice(span.end))
    for (const rule of before) if (!after.has(rule)) count(`−${rule}`)
    for (const rule of after) if (!before.has(rule)) count(`+${rule}`)
  }
  const told = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([what, times]) => (times === 1 ? what : `${what} ${times}`))
  return `${slips.length} slips: ${told.length === 0 ? 'as before' : told.join(', ')}`
}

describe.each(languages.map(language => [language.id, language] as const))('%s', (id, language) => {
  const path = `test/languages/slips/${id}.txt`
  const isUpdate = process.env['CFGCHECK_UPDATE'] === '1'
  const recorded = existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(line => line !== '') : []
  const now: string[] = []

  test.each(language.rules.map(rule => [rule.id.slice(id.length + 1), rule] as const))('%s: after slips in its examples the same rules speak as are recorded', (name, { examples }) => {
    const lines = (['bad', 'good'] as const).flatMap(kind => examples[kind].slice(0, 1).map(example => `${name}, ${kind}, ${answer(language, example)}`))
    now.push(...lines)
    if (!isUpdate) expect(lines, 'npm run update writes it anew').toEqual(recorded.filter(line => line.startsWith(`${name}, `)))
  })

  test('nothing is recorded of rules that are gone', () => {
    if (isUpdate) {
      mkdirSync('test/languages/slips', { recursive: true })
      writeFileSync(path, `${now.join('\n')}\n`)
    } else {
      const names = new Set(language.rules.map(rule => rule.id.slice(id.length + 1)))
      expect(recorded.filter(line => !names.has(line.split(', ')[0] ?? ''))).toEqual([])
    }
  })
})
