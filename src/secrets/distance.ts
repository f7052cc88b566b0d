import { editDistances } from '../text/edit-distance.js'

/**
 * Counts the slips of the pen that lie between two words: letters put in, left out, changed, or swapped with a neighbour.
 *
 * Gives up beyond `limit`.
 */
export function slips(word: string, wanted: string, limit: number): number {
  if (Math.abs(word.length - wanted.length) > limit || !hasLettersOf(word, wanted, limit)) return limit + 1
  return editDistances(word, wanted, limit)?.[wanted.length] ?? limit + 1
}

/** Finds how much of a word's beginning is like `wanted`, up to `limit` slips; 0 where it is not. Of several the fewest slips count. */
export function likePrefix(word: string, wanted: string, limit: number): number {
  if (!hasLettersOf(word, wanted, limit)) return 0
  const row = editDistances(wanted, word.slice(0, wanted.length + limit)) ?? []
  let best = 0
  for (let length = Math.max(1, wanted.length - limit); length < row.length; length += 1) {
    const steps = row[length] ?? limit + 1
    if (steps <= limit && (best === 0 || steps < (row[best] ?? limit + 1))) best = length
  }
  return best
}

/** A slip takes at most one letter away: most words are told apart by that alone. */
function hasLettersOf(word: string, wanted: string, limit: number): boolean {
  let missing = 0
  for (const letter of wanted) if (!word.includes(letter) && (missing += 1) > limit) return false
  return true
}
