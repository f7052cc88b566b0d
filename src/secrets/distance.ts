/**
 * Counts the slips of the pen that lie between two words: letters put in, left out, changed, or swapped with a neighbour.
 *
 * Gives up beyond `limit`.
 */
export function slips(word: string, wanted: string, limit: number): number {
  if (Math.abs(word.length - wanted.length) > limit || !hasLettersOf(word, wanted, limit)) return limit + 1
  return lastRow(word, wanted)[wanted.length] ?? limit + 1
}

/** Finds how much of a word's beginning is like `wanted`, up to `limit` slips; 0 where it is not. Of several the fewest slips count. */
export function likePrefix(word: string, wanted: string, limit: number): number {
  if (!hasLettersOf(word, wanted, limit)) return 0
  const row = lastRow(wanted, word.slice(0, wanted.length + limit))
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

/** The distances of the whole of `a` from each beginning of `b`. */
function lastRow(a: string, b: string): number[] {
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1
      let steps = Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (previous[column - 1] ?? 0) + cost)
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        steps = Math.min(steps, (before[column - 2] ?? 0) + 1)
      }
      current.push(steps)
    }
    before = previous
    previous = current
  }
  return previous
}
