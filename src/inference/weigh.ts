import type { Sign } from './sign.js'

/** Which release the signs add up to. */
export interface Verdict {
  readonly version: string
  /** The signs that speak against the release that comes next, the heaviest first. */
  readonly decisive: readonly Sign[]
  /** The signs that speak against the release all the same, the heaviest first. */
  readonly contradicting: readonly Sign[]
}

/**
 * Weighs all signs at once: the release that the fewest and lightest of them contradict wins, the newest of equals.
 *
 * `releases` are all that there are, oldest first. So a release that accepts what is there beats one that does not, and one
 * leftover of an old release does not outweigh many words that it never knew.
 */
export function weighSigns(signs: Iterable<Sign>, releases: readonly string[]): Verdict {
  const counted = countedSigns(signs)
  const sums = new Map(releases.map(release => [release, 0]))
  for (const { against } of counted) {
    for (const [release, amount = 0] of Object.entries(against)) sums.set(release, (sums.get(release) ?? 0) + amount)
  }
  let version = releases[releases.length - 1] ?? ''
  for (const release of releases.toReversed()) if (sumOf(sums, release) < sumOf(sums, version)) version = release
  const next = nextAfter(version, releases, sums)
  return {
    version,
    decisive: next === undefined ? [] : speakingAgainst(next, counted).filter(sign => amountOf(sign, next) > amountOf(sign, version)),
    contradicting: speakingAgainst(version, counted),
  }
}

/** Each sign once, without those that another one makes void. */
function countedSigns(signs: Iterable<Sign>): readonly Sign[] {
  const byId = new Map<string, Sign>()
  for (const sign of signs) if (!byId.has(sign.id)) byId.set(sign.id, sign)
  return [...byId.values()].filter(({ unless }) => unless === undefined || !byId.has(unless))
}

/** The release that would win without the signs against it: the newest of those with the least that is more than the winner's. */
function nextAfter(winner: string, releases: readonly string[], sums: ReadonlyMap<string, number>): string | undefined {
  let next: string | undefined
  for (const release of releases.toReversed()) {
    if (sumOf(sums, release) <= sumOf(sums, winner)) continue
    if (next === undefined || sumOf(sums, release) < sumOf(sums, next)) next = release
  }
  return next
}

function speakingAgainst(release: string, signs: readonly Sign[]): readonly Sign[] {
  return signs.filter(sign => amountOf(sign, release) > 0).sort((a, b) => amountOf(b, release) - amountOf(a, release))
}

function amountOf({ against }: Sign, release: string): number {
  return against[release] ?? 0
}

function sumOf(sums: ReadonlyMap<string, number>, release: string): number {
  return sums.get(release) ?? 0
}
