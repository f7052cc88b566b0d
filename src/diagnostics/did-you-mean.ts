import { editDistances } from '../text/edit-distance.js'

const longestName = 64

/**
 * Finds the candidate that `name` is most likely a slip of.
 *
 * Swapped neighbours, one or two wrong letters (one for short names), other case, and `_` for `-` count as slips.
 * Of candidates that are equally close one from which letters are only left out, or added to, comes first: "of" is "off".
 * Returns `undefined` when nothing is close.
 */
export function didYouMean(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length === 0 || name.length > longestName) return undefined
  const wanted = folded(name)
  let limit = name.length <= 3 ? 1 : name.length <= 6 ? 2 : 3
  let best: string | undefined
  for (const candidate of candidates) {
    if (candidate === name || Math.abs(candidate.length - name.length) > limit) continue
    const steps = distance(wanted, folded(candidate), limit)
    if (steps < limit || (steps === limit && limit > 0 && (best === undefined || (isLonger(candidate, name, steps) && !isLonger(best, name, steps))))) {
      if (steps >= Math.min(candidate.length, name.length)) continue
      limit = steps
      best = candidate
      if (steps === 0) return best
    }
  }
  return best
}

/** Tells whether of two words that are so many steps apart one is the other with letters left out. */
function isLonger(one: string, other: string, steps: number): boolean {
  return Math.abs(one.length - other.length) === steps
}

/** How many comparisons all names of one pool may cost before the next one goes without a suggestion. */
const mostComparisons = 50_000

/**
 * Candidates for many names, such as all that one rule finds unknown: each goes to `didYouMean` or `suggestion` as usual,
 * and once the comparisons of all of them are many, nothing is close any more. Thousands of unknown names among thousands
 * of candidates would otherwise take the square of that; nobody reads so many suggestions.
 */
export function suggestionPool(candidates: Iterable<string>): Iterable<string> {
  const names = [...new Set(candidates)]
  let spent = 0
  return {
    [Symbol.iterator](): Iterator<string> {
      if (spent >= mostComparisons) return [].values()
      spent += names.length
      return names.values()
    },
  }
}

/** Writes `Did you mean "x"?` where a candidate is close, otherwise nothing. */
export function suggestion(name: string, candidates: Iterable<string>): string | undefined {
  const candidate = didYouMean(name, candidates)
  return candidate === undefined ? undefined : `Did you mean "${candidate}"?`
}

/** Names what would be accepted: all of up to five, otherwise the first five and a count. */
export function expectedNames(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ')
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown
}

function folded(name: string): string {
  return name.toLowerCase().replaceAll('_', '-')
}

function distance(word: string, wanted: string, limit: number): number {
  return editDistances(word, wanted, limit)?.[wanted.length] ?? limit + 1
}
