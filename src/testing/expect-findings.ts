import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { Language } from '../languages/language.js'
import type { Example } from '../rules/define-rule.js'
import { createSource } from '../text/source.js'
import { findingsOf } from './findings-of.js'
import { unmark } from './marks.js'

/**
 * Checks that a rule finds exactly the marked places of a text, in order; without marks, that it stays silent.
 *
 * Returns the rule's diagnostics, for a closer look at messages and fixes. Throws an `Error` that shows both lists.
 */
export function expectFindings(language: Language, ruleId: string, example: Example): Diagnostic[] {
  return expectMarked(ruleId, example, findingsOf(language, withoutMarks(example)))
}

/** Checks that those of a rule among the findings of an example are exactly at its marked places, in order; returns them. */
export function expectMarked(ruleId: string, example: Example, findings: readonly Diagnostic[]): Diagnostic[] {
  const { text, spans } = unmark(typeof example === 'string' ? example : example.text)
  const found = findings.filter(diagnostic => diagnostic.rule === ruleId)
  const source = createSource('example', text)
  const shown = (span: { start: number; end: number }): string => {
    const { line, column } = source.positionAt(span.start)
    return `${line}:${column} ${JSON.stringify(text.slice(span.start, span.end))}`
  }
  const expected = spans.map(shown)
  const actual = found.map(diagnostic => shown(diagnostic.span))
  if (expected.join('\n') !== actual.join('\n')) {
    const messages = found.map((diagnostic, index) => `${actual[index]} ${diagnostic.message}`)
    throw new Error(`${ruleId}\nexpected at:\n  ${expected.join('\n  ')}\nfound:\n  ${messages.join('\n  ')}\nin:\n${text}`)
  }
  return found
}

/** An example as it is checked. */
export function withoutMarks(example: Example): Exclude<Example, string> {
  return typeof example === 'string' ? { text: unmark(example).text } : { ...example, text: unmark(example.text).text }
}
