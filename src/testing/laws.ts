import type { Language } from '../languages/language.js'
import { isSolid } from '../syntax/token.js'
import { applyEdits } from '../text/edit.js'
import { createSource } from '../text/source.js'
import { readSource } from '../workspace/readings/check-unit.js'
import { findingsOf } from './findings-of.js'

/** A promise that a language keeps for every text; it throws an `Error` when the text breaks it. */
export type Law = (language: Language, text: string) => void

/** The tokens of any text, put together, are the text. */
export const tokensTile: Law = (language, text) => {
  const tokens = language.tokenize(createSource('law', text))
  let end = 0
  for (const token of tokens) {
    if (token.start !== end || token.end <= token.start) throw new Error(`Token ${token.kind} at ${token.start} does not follow ${end}`)
    end = token.end
  }
  if (end !== text.length) throw new Error(`The tokens end at ${end}, the text at ${text.length}`)
}

/** Every finding and everything that it points at lies inside the text; nothing throws on the way. */
export const spansInside: Law = (language, text) => {
  for (const { rule, message, span, related } of findingsOf(language, text)) {
    if (rule === 'cfgcheck/internal-fault') throw new Error(message)
    for (const { start, end } of [span, ...related.map(other => other.span)]) {
      if (!(0 <= start && start <= end && end <= text.length)) throw new Error(`${rule}: ${start}–${end} is outside`)
    }
  }
}

/** Formatting changes whitespace only. */
export const formatKeepsTokens: Law = (language, text) => {
  const before = solidTexts(language, text)
  const after = solidTexts(language, formatted(language, text))
  if (before.join('\0') !== after.join('\0')) throw new Error(`Formatting changed the words of ${JSON.stringify(text)}`)
}

/** Formatting what is formatted changes nothing. */
export const formatIsIdempotent: Law = (language, text) => {
  const once = formatted(language, text)
  const twice = formatted(language, once)
  if (once !== twice) throw new Error(`Second formatting differs:\n${JSON.stringify(once)}\n${JSON.stringify(twice)}`)
}

/** Formatting changes none of the facts but their places. */
export const formatKeepsFacts: Law = (language, text) => {
  const before = factsOf(language, text)
  const after = factsOf(language, formatted(language, text))
  if (before !== after) throw new Error(`Formatting changed the facts:\n${before}\n${after}`)
}

/** Every law, by name. */
export const laws: Readonly<Record<string, Law>> = {
  'tokens tile the text': tokensTile,
  'findings lie inside the text': spansInside,
  'formatting keeps every word and comment': formatKeepsTokens,
  'formatting twice changes nothing': formatIsIdempotent,
  'formatting keeps the facts': formatKeepsFacts,
}

/** Formats a text with a language's defaults. */
export function formatted(language: Language, text: string): string {
  return applyEdits(text, language.format(language.parse(createSource('law', text)), {}))
}

function solidTexts(language: Language, text: string): string[] {
  return language.tokenize(createSource('law', text)).filter(isSolid).map(token => text.slice(token.start, token.end))
}

function factsOf(language: Language, text: string): string {
  const reading = readSource(language, createSource('law', text))
  const { configuration } = language.compose(reading, () => [])
  const facts = [...language.extractFacts(configuration)]
  return JSON.stringify(facts, (key, value: unknown) => (key === 'origin' || key === 'file' || key === 'span' ? undefined : value))
}
