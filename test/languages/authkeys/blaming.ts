import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'

/** How well findings tell where a mistake is. */
export interface Blame {
  /** Texts with a mistake that gave at least one finding. */
  readonly found: number
  /** Of those: the first finding touches the changed word. */
  readonly touching: number
  readonly findings: number
  /** The others, to look at. */
  readonly astray: readonly string[]
}

/** Breaks every word of good texts in every simple way and looks where the first finding is. */
export function blameOf(language: Language, goodTexts: readonly string[]): Blame {
  const astray: string[] = []
  let found = 0
  let findings = 0
  for (const good of goodTexts) {
    for (const match of good.matchAll(/^#.*|\S+/gm)) {
      const [word] = match
      if (word.startsWith('#')) continue
      for (const wrong of mistakesIn(word)) {
        const diagnostics = findingsOf(language, good.slice(0, match.index) + wrong + good.slice(match.index + word.length))
        const [first] = diagnostics
        if (first === undefined) continue
        found += 1
        findings += diagnostics.length
        // The blank on either side belongs to the change where a word is gone or split.
        const isTouched = first.span.start <= match.index + wrong.length + 1 && first.span.end >= match.index - 1
        if (!isTouched) astray.push(`${word} -> ${wrong}: ${diagnostics.map(({ rule }) => rule).join()}`)
      }
    }
  }
  return { found, touching: found - astray.length, findings, astray }
}

function mistakesIn(word: string): string[] {
  const wrong = ['', `${word} ${word}`]
  for (let at = 0; at < word.length; at += 1) {
    const [before, here, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)]
    wrong.push(before + after, before + here + here + after, `${before}x${after}`, before + after.charAt(0) + here + after.slice(1))
  }
  return [...new Set(wrong)].filter(text => text !== word)
}
