import type { Located } from '../../../text/located.js'
import { setAttribute } from './element.js'
import type { Draft } from './made.js'
import type { Words } from './words.js'

const known: Readonly<Record<string, string>> = { advisory: '0', mandatory: 'INFINITY' }

/** Gives an element a score, or the name of the attribute that holds one, as the crm shell tells them apart. */
export function setScore(element: Draft, score: Located<string>): void {
  const value = known[score.value.toLowerCase()] ?? numberOf(score.value)
  setAttribute(element, value === undefined ? 'score-attribute' : 'score', { ...score, value: value ?? score.value })
}

/** Gives a constraint its score: the schema has no attribute for one there. */
export function setOwnScore(words: Words, element: Draft, score: Located<string>): void {
  setScore(element, score)
  if (numberOf(score.value) === undefined && known[score.value.toLowerCase()] === undefined) {
    words.refuse('invalid-value', score, `"${score.value}" is no score: one is a whole number, inf or -inf`)
  }
}

/** Writes a score as the CIB has it; `undefined` for what is none. */
export function numberOf(score: string): string | undefined {
  return /^[+-]?(?:inf(?:inity)?|INF(?:INITY)?|\d+)$/.test(score) ? score.replace(/inf(?:inity)?/i, 'INFINITY') : undefined
}
