import type { Diagnostic } from '../../../src/diagnostics/diagnostic.js'
import type { Language } from '../../../src/languages/language.js'
import { isSolid } from '../../../src/syntax/token.js'
import { applyEdits } from '../../../src/text/edit.js'
import { createSource } from '../../../src/text/source.js'
import { path, shown } from '../subject.js'
import type { Subject } from '../subject.js'
import { broken } from './law.js'
import type { Law } from './law.js'

/** A finding without its place. */
function withoutPlace({ severity, origin, rule, message }: Diagnostic): string {
  return `${severity} ${origin} ${rule} ${message.replace(/\b(line|lines|column) \d+/g, '$1 N')}`
}

/** Says what of two lists stands in one only. */
export function difference(before: readonly string[], after: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const item of after) counts.set(item, (counts.get(item) ?? 0) + 1)
  for (const item of before) counts.set(item, (counts.get(item) ?? 0) - 1)
  const changed = [...counts].filter(([, count]) => count !== 0).map(([item, count]) => `${count > 0 ? '+' : '-'} ${item}`)
  return changed.length === 0 ? undefined : changed.join('\n')
}

function solids(language: Language, text: string): string[] {
  return language.tokenize(createSource(path, text)).filter(isSolid).map(({ start, end }) => text.slice(start, end))
}

function factsOf({ language, target }: Subject, text: string): string {
  const reading = language.read(language.parse(createSource(path, text)), target === undefined ? {} : { target })
  const facts = [...language.extractFacts(language.compose(reading, () => []).configuration)]
  return JSON.stringify(facts, (key, value: unknown) => (key === 'origin' || key === 'file' || key === 'span' ? undefined : value))
}

const whitespaceOnly: Law = {
  name: 'formatting changes whitespace only',
  oneIn: 8,
  hold({ language, text, formatted }) {
    if (formatted === text) return
    const change = difference(solids(language, text), solids(language, formatted))
    if (change !== undefined) broken(`${change}\n${shown(formatted)}`)
    if (formatted.replace(/\s/g, '') !== text.replace(/\s/g, '')) broken(`other characters: ${shown(formatted)}`)
  },
}

const idempotent: Law = {
  name: 'formatting twice changes nothing',
  oneIn: 8,
  hold({ language, text, formatted }) {
    if (formatted === text) return
    const again = applyEdits(formatted, language.format(language.parse(createSource(path, formatted)), {}))
    if (again !== formatted) broken(`${shown(formatted)}\n${shown(again)}`)
  },
}

const editsInside: Law = {
  name: 'edits of formatting lie inside and apart',
  oneIn: 8,
  hold({ language, text }) {
    let last = 0
    const edits = language.format(language.parse(createSource(path, text)), {})
    for (const { span } of edits.toSorted((a, b) => a.span.start - b.span.start)) {
      if (!(last <= span.start && span.start <= span.end && span.end <= text.length)) broken(`${span.start}–${span.end} behind ${last}`)
      last = span.end
    }
  },
}

const sameFindings: Law = {
  name: 'formatting changes no finding',
  oneIn: 8,
  hold({ text, formatted, findings, check }) {
    if (formatted === text) return
    const change = difference(findings.map(withoutPlace), check(formatted).map(withoutPlace))
    if (change !== undefined) broken(`${change}\n${shown(formatted)}`)
  },
}

const sameFacts: Law = {
  name: 'formatting changes no fact',
  oneIn: 16,
  hold(subject) {
    if (subject.formatted === subject.text) return
    const [before, after] = [factsOf(subject, subject.text), factsOf(subject, subject.formatted)]
    if (before !== after) broken(`${before}\n${after}\n${shown(subject.formatted)}`)
  },
}

/** What holds of formatting. */
export const formattingLaws: readonly Law[] = [editsInside, whitespaceOnly, idempotent, sameFindings, sameFacts]
