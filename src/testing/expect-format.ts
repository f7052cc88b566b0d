import type { Language } from '../languages/language.js'
import { formatIsIdempotent, formatKeepsTokens, formatted } from './laws.js'

/**
 * Checks that a language lays `text` out as `expected`, keeping every word, and that a second time changes nothing.
 *
 * Throws an `Error` that shows both texts.
 */
export function expectFormat(language: Language, text: string, expected: string): void {
  const actual = formatted(language, text)
  if (actual !== expected) throw new Error(`expected:\n${expected}\nfound:\n${actual}`)
  formatKeepsTokens(language, text)
  formatIsIdempotent(language, text)
}
