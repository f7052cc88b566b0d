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

/**
 * Tells whether a word of letters and figures is another one in another order: its letters mixed up, or its halves swapped, with
 * up to `limit` slips besides: `wordpass`, `hoststonith`, `wdpass`.
 */
export function isRearranged(word: string, wanted: string, limit: number): boolean {
  // Most words are told apart by their lengths: the longer one has more letters.
  if (Math.abs(word.length - wanted.length) > limit) return false
  const differences = lettersApart(word, wanted)
  if (differences === 0) return true
  if (differences > limit || !hasLettersOf(word, wanted, limit)) return false
  for (let cut = 2; cut < word.length - 1; cut += 1) {
    if (slips(word.slice(cut) + word.slice(0, cut), wanted, limit) <= limit) return true
  }
  return false
}

/** Counts the letters that one of two words has more often than the other; the greater of both counts. */
function lettersApart(word: string, wanted: string): number {
  const counts = new Int8Array(128)
  for (let at = 0; at < word.length; at += 1) tally(counts, word.charCodeAt(at), 1)
  for (let at = 0; at < wanted.length; at += 1) tally(counts, wanted.charCodeAt(at), -1)
  let [more, less] = [0, 0]
  for (const count of counts) {
    if (count > 0) more += count
    else less -= count
  }
  return Math.max(more, less)
}

function tally(counts: Int8Array, code: number, count: number): void {
  counts[code] = (counts[code] ?? 0) + count
}

/** A slip takes at most one letter away: most words are told apart by that alone. */
function hasLettersOf(word: string, wanted: string, limit: number): boolean {
  let missing = 0
  for (const letter of wanted) if (!word.includes(letter) && (missing += 1) > limit) return false
  return true
}
