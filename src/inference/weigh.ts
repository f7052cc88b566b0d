import type { Sign } from './sign.js'

/** Which release the signs add up to. */
export interface Verdict {
  readonly version: string
  /** The signs that speak against the next older and newer releases, the heaviest of each first. */
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
  const all = [...signs]
  const before = last.get(releases)
  if (before !== undefined && saySame(before.signs, all)) return verdictOn(all, before)
  const verdict = weighed(all, releases)
  last.set(releases, { signs: all, verdict })
  return verdict
}

function weighed(signs: readonly Sign[], releases: readonly string[]): Verdict {
  const counted = countedSigns(signs)
  const sums = releases.map(release => counted.reduce((sum, sign) => sum + amountOf(sign, release), 0))
  const at = sums.lastIndexOf(Math.min(...sums))
  const version = releases[at] ?? ''
  const rivals = rivalsOf(at, sums).map(index => releases[index] ?? '')
  return {
    version,
    decisive: interleaved(rivals.map(rival => heaviestFirst(counted, sign => amountOf(sign, rival) - amountOf(sign, version)))),
    contradicting: heaviestFirst(counted, sign => amountOf(sign, version)),
  }
}

/** Signs that were weighed, and which of them the verdict names, once that was asked. */
interface Weighed {
  readonly signs: readonly Sign[]
  readonly verdict: Verdict
  places?: { readonly decisive: readonly number[]; readonly contradicting: readonly number[] }
}

/** The last signs by the list of releases: thousands of files that a script wrote have the same ones, at places of their own. */
const last = new WeakMap<readonly string[], Weighed>()

function saySame(one: readonly Sign[], other: readonly Sign[]): boolean {
  return one.length === other.length && one.every(({ id, against, unless }, index) => {
    const sign = other[index]
    return sign !== undefined && id === sign.id && against === sign.against && unless === sign.unless
  })
}

/** Gives the verdict on signs that say the same as those that were weighed. */
function verdictOn(signs: readonly Sign[], before: Weighed): Verdict {
  const { version, decisive, contradicting } = before.verdict
  before.places ??= placesOf(before.signs, { decisive, contradicting })
  const at = (places: readonly number[]): readonly Sign[] => places.flatMap(place => signs[place] ?? [])
  return { version, decisive: at(before.places.decisive), contradicting: at(before.places.contradicting) }
}

function placesOf(signs: readonly Sign[], { decisive, contradicting }: Omit<Verdict, 'version'>): NonNullable<Weighed['places']> {
  // Of one that is listed twice the first counts.
  const known = new Map(signs.map((sign, index) => [sign, index] as const).reverse())
  const of = (named: readonly Sign[]): readonly number[] => named.map(sign => known.get(sign) ?? -1)
  return { decisive: of(decisive), contradicting: of(contradicting) }
}

/** Each sign once, without those that another one makes void. */
function countedSigns(signs: Iterable<Sign>): readonly Sign[] {
  const byId = new Map<string, Sign>()
  for (const sign of signs) if (!byId.has(sign.id)) byId.set(sign.id, sign)
  return [...byId.values()].filter(({ unless }) => unless === undefined || !byId.has(unless))
}

/**
 * The releases that came next: of the older ones and of the newer ones that which has the least against it, the newest of
 * equals. The closer one is first.
 */
function rivalsOf(winner: number, sums: readonly number[]): readonly number[] {
  const sides = [[0, winner], [winner + 1, sums.length]] as const
  const rivals = sides.flatMap(([start, end]) => {
    let rival: number | undefined
    for (let index = start; index < end; index += 1) {
      const sum = sums[index] ?? 0
      if (sum > (sums[winner] ?? 0) && (rival === undefined || sum <= (sums[rival] ?? 0))) rival = index
    }
    return rival ?? []
  })
  return rivals.sort((a, b) => (sums[a] ?? 0) - (sums[b] ?? 0))
}

/** Takes the first of each list, then the second of each, and so on. */
function interleaved(lists: readonly (readonly Sign[])[]): readonly Sign[] {
  const longest = Math.max(0, ...lists.map(list => list.length))
  const signs = new Set<Sign>()
  for (let index = 0; index < longest; index += 1) for (const list of lists) for (const sign of list.slice(index, index + 1)) signs.add(sign)
  return [...signs]
}

function heaviestFirst(signs: readonly Sign[], amount: (sign: Sign) => number): readonly Sign[] {
  return signs.filter(sign => amount(sign) > 0).sort((a, b) => amount(b) - amount(a))
}

function amountOf({ against }: Sign, release: string): number {
  return against[release] ?? 0
}
