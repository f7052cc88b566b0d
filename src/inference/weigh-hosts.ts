import type { Sign } from './sign.js'
import { inferredTarget } from './target.js'
import type { Target } from './target.js'

/** What one host gives to the judgement over all of them. */
export interface HostEvidence {
  /** The signs in its files. */
  readonly words: readonly Sign[]
  /** What it says of its own software. */
  readonly facts: readonly Sign[]
}

/** How much less the facts of another host count than a host's own. */
const distance = 0.1

/**
 * Settles the release of each host of a cluster, in their order.
 *
 * The files of all hosts are one text that was copied, so that the words of all are weighed together. What a host says of its
 * own software counts in full for itself, and for the others as far as they say nothing of theirs.
 */
export function weighHosts(hosts: readonly HostEvidence[], releases: readonly string[]): readonly Target[] {
  const words = firstOfEach(hosts.flatMap(host => host.words))
  const borrowed = firstOfEach(hosts.flatMap(host => host.facts)).map(lighter)
  return hosts.map(({ facts }) => inferredTarget([...facts, ...borrowed, ...words], releases))
}

/** A host's own fact of the same name comes first, and counts alone. */
function lighter(sign: Sign): Sign {
  return { ...sign, against: Object.fromEntries(Object.entries(sign.against).map(([release, amount = 0]) => [release, amount * distance])) }
}

function firstOfEach(signs: readonly Sign[]): readonly Sign[] {
  const byId = new Map<string, Sign>()
  for (const sign of signs) if (!byId.has(sign.id)) byId.set(sign.id, sign)
  return [...byId.values()]
}
