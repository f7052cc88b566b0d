import { vocabularyAt } from '../../../../../src/languages/drbd-conf/vocabulary.js'
import type { TargetVocabulary } from '../../../../../src/languages/drbd-conf/vocabulary.js'
import type { Random } from '../../generate.js'

/** What the parts of a random structure are written with. */
export interface Writer {
  readonly random: Random
  readonly vocabulary: TargetVocabulary
  readonly dialect: string
  /** Nothing is wrong on purpose: faults that drbdadm finds first would hide what else it says. */
  readonly isCareful: boolean
  /** Counts the minor numbers that were given away. */
  nextMinor: number
}

/** The hosts of all structures; a resource has the first few of them. */
export const hostNames = ['alpha', 'beta', 'gamma', 'delta'] as const

/** Begins a structure. */
export function createWriter(target: string, random: Random): Writer {
  const vocabulary = vocabularyAt(target)
  return { random, vocabulary, dialect: vocabulary.dialect, isCareful: random.oneIn(2), nextMinor: 0 }
}

/** Writes something in one of `n` cases, otherwise nothing. */
export function sometimes({ random }: Writer, n: number, write: () => string): string {
  return random.oneIn(n) ? write() : ''
}

/** Tells whether to do something wrong: in one of `n` cases, but never in a careful text. */
export function isWrong({ random, isCareful }: Writer, n: number): boolean {
  return !isCareful && random.oneIn(n)
}

/** Puts a word into quotes now and then: drbdadm must not see a difference. */
export function word({ random }: Writer, text: string): string {
  return random.oneIn(6) ? `"${text}"` : text
}

/** Gives the parts in another order. */
export function shuffled<Part>({ random }: Writer, parts: readonly Part[]): Part[] {
  const left = [...parts]
  const order: Part[] = []
  while (left.length > 0) order.push(...left.splice(random.below(left.length), 1))
  return order
}

/** Puts the parts that are not empty between braces, each behind a blank. */
export function block(head: string, parts: readonly string[]): string {
  return `${[head, '{', ...parts.filter(part => part !== ''), '}'].join(' ')}`
}
