import type { Located } from '../../../text/located.js'
import { setAttribute } from './element.js'
import type { Draft } from './element.js'

const words: Readonly<Record<string, string>> = { advisory: '0', mandatory: 'INFINITY' }

/** Gives an element a score, or the name of the attribute that holds one, as the crm shell tells them apart. */
export function setScore(element: Draft, score: Located<string>): void {
  const known = words[score.value.toLowerCase()] ?? numberOf(score.value)
  setAttribute(element, known === undefined ? 'score-attribute' : 'score', { ...score, value: known ?? score.value })
}

/** Writes a score as the CIB has it; `undefined` for what is none. */
export function numberOf(score: string): string | undefined {
  return /^[+-]?(?:inf(?:inity)?|INF(?:INITY)?|\d+)$/.test(score) ? score.replace(/inf(?:inity)?/i, 'INFINITY') : undefined
}
