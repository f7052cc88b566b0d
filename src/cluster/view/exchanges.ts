import type { Difference } from './settings.js'

/** Two values of a copy that changed places: what one says here the other says there. */
export function areExchanged(one: Difference, other: Difference): boolean {
  return one.kind === 'value' && other.kind === 'value' && one.host === other.host && one.other === other.other && partOf(one) === partOf(other)
    && one.actual !== undefined && one.expected !== undefined && one.actual === other.expected && one.expected === other.actual
}

/** By this a difference finds the one that it is exchanged with. */
export function exchangeId(difference: Difference, { isMirrored }: { readonly isMirrored: boolean }): string {
  const { host, other, actual, expected } = difference
  return JSON.stringify([host, other, partOf(difference), ...(isMirrored ? [expected, actual] : [actual, expected])])
}

/** Puts each difference together with the one that it is exchanged with. */
export function withExchanges(differences: readonly Difference[]): readonly (readonly [Difference, ...Difference[]])[] {
  const alone = new Map<string, [Difference, ...Difference[]]>()
  const joined: [Difference, ...Difference[]][] = []
  for (const difference of differences) {
    const mirrored = exchangeId(difference, { isMirrored: true })
    const partner = alone.get(mirrored)
    if (partner !== undefined && areExchanged(partner[0], difference)) {
      partner.push(difference)
      alone.delete(mirrored)
      continue
    }
    const next: [Difference, ...Difference[]] = [difference]
    joined.push(next)
    alone.set(exchangeId(difference, { isMirrored: false }), next)
  }
  return joined
}

function partOf({ key }: Difference): string {
  return key.slice(key.lastIndexOf(' / ')).replace(/#\d+$/, '')
}
