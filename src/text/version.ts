/**
 * Compares two versions such as `8.4` and `8.4.11` number by number: negative where `a` is older, 0 where they are equal.
 *
 * As text, `10` would come before `9`. A part that is missing counts as 0; what follows the numbers, such as `-rc1`, is passed
 * over.
 */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)]
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** Tells whether a version is `since` or newer. */
export function isVersionFrom(version: string, since: string): boolean {
  return compareVersions(version, since) >= 0
}

/** Versions are few, and each rule and option that is of some releases asks for them. */
const known = new Map<string, readonly number[]>()
const mostKnown = 1_000

function numbersOf(version: string): readonly number[] {
  let numbers = known.get(version)
  if (numbers !== undefined) return numbers
  numbers = (/^\s*v?(\d{1,15}(?:\.\d{1,15}){0,9})/.exec(version)?.[1] ?? '').split('.').map(Number)
  if (known.size === mostKnown) known.clear()
  known.set(version, numbers)
  return numbers
}
