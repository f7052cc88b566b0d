import { foldedName } from './host-name.js'

/** Tells whether a written name may be a slip of another: hosts that are told apart by a number or by one letter are not. */
export function isSlip(written: string, name: string): boolean {
  const [a, b] = [foldedName(written), foldedName(name)]
  if (a === b || !isOneSlip(a, b)) return false
  if (a.replace(/\d+/g, '') === b.replace(/\d+/g, '')) return false
  if (a.length !== b.length) return true
  const differing = [...a].flatMap((letter, index) => (letter === b[index] ? [] : [index]))
  const [at = 0] = differing
  const isLetterOfItsOwn = !/[a-z\d]/.test(a[at + 1] ?? '')
  return differing.length > 1 || !isLetterOfItsOwn
}

/** Tells whether one letter too many, one too few, another one, or two that were swapped make one name of the other. */
function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < 3) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  let [endA, endB] = [a.length, b.length]
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) [endA, endB] = [endA - 1, endB - 1]
  const [left, right] = [a.slice(start, endA), b.slice(start, endB)]
  return left.length + right.length <= 1 || (left.length === 1 && right.length === 1) || (left.length === 2 && left[0] === right[1] && left[1] === right[0])
}
