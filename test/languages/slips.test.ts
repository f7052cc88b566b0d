import { describe, expect, test } from 'vitest'

import type { Diagnostic } from '../../src/diagnostics/diagnostic.js'
import { builtinLanguages } from '../../src/languages/builtin.js'
import type { Language } from '../../src/languages/language.js'
import { findingsOf } from '../../src/testing/findings-of.js'
import { unmark } from '../../src/testing/marks.js'
import { createSource } from '../../src/text/source.js'
import type { Span } from '../../src/text/span.js'

/**
 * The examples of all rules, in which somebody slips: a statement or an attribute is left out, a number is one more or one less,
 * a word is missing. Conditions of rules that no example of their own breaks are asked here.
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
    ...some(matches(text, / [\w:.-]+="[^"]*"/g), 1).map(without),
    ...some(matches(text, /(?<![\w.])\d{1,9}(?![\w.])/g), 1).flatMap(span => [-1, 1].map(step => ({ span, newText: String(Number(text.slice(span.start, span.end)) + step) }))),
    ...some(words, 1).map(without),
  ]
}

/** What a finding must not say or point at, whatever the text. */
function* faultsOf({ rule, message, help = '', related, fixes, span }: Diagnostic, length: number): Generator<string> {
  if (rule === 'cfgcheck/internal-fault') yield message
  const words = [message, help, ...related.map(other => other.message), ...fixes.map(({ title }) => title)]
  for (const text of words) if (/\b(?:undefined|NaN|Infinity)\b|\[object /.test(text)) yield `${rule} says: ${text}`
  if (message === '' || !(0 <= span.start && span.start <= span.end && span.end <= length)) yield `${rule} at ${span.start}–${span.end}: ${message}`
}

describe.each(languages.map(language => [language.id, language] as const))('%s', (id, language) => {
  /** Examples of several rules begin with the same text: what was asked is not asked again. */
  const asked = new Set<string>()
  test.each(language.rules.map(rule => [rule.id.slice(id.length + 1), rule] as const))('%s: slips in its examples are told in whole sentences, each once, and break no rule', (_, { examples }) => {
    for (const example of [...examples.bad.slice(0, 1), ...examples.good.slice(0, 1)]) {
      const { text: marked, ...rest } = typeof example === 'string' ? { text: example } : example
      const { text } = unmark(marked)
      for (const { span, newText } of slipsIn(language, text)) {
        const changed = text.slice(0, span.start) + newText + text.slice(span.end)
        const question = JSON.stringify({ ...rest, text: changed })
        if (asked.has(question)) continue
        asked.add(question)
        const found = findingsOf(language, { ...rest, text: changed })
        expect(found.filter(({ file }) => file === (rest.path ?? 'example')).flatMap(finding => [...faultsOf(finding, changed.length)]), changed).toEqual([])
        const told = found.map(({ rule, file, span: { start, end }, message }) => `${rule} ${file} ${start}–${end} ${message}`)
        expect(told.filter((line, index) => told.indexOf(line) !== index), changed).toEqual([])
      }
    }
  })
})
