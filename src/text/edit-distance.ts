/**
 * Counts the slips of the pen between the whole of `word` and each beginning of `wanted`, the empty one first: letters put in,
 * left out, changed, or swapped with a neighbour.
 *
 * Returns `undefined` where all of them are more than `limit`.
 */
export function editDistances(word: string, wanted: string, limit = Infinity): readonly number[] | undefined {
  let before: number[] = []
  let previous = Array.from({ length: wanted.length + 1 }, (_, column) => column)
  for (let row = 1; row <= word.length; row += 1) {
    const current = [row]
    let smallest = row
    for (let column = 1; column <= wanted.length; column += 1) {
      const cost = word[row - 1] === wanted[column - 1] ? 0 : 1
      let steps = Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (previous[column - 1] ?? 0) + cost)
      if (row > 1 && column > 1 && word[row - 1] === wanted[column - 2] && word[row - 2] === wanted[column - 1]) {
        steps = Math.min(steps, (before[column - 2] ?? 0) + 1)
      }
      current.push(steps)
      smallest = Math.min(smallest, steps)
    }
    if (smallest > limit) return undefined
    before = previous
    previous = current
  }
  return previous
}
