import { weight } from './sign.js'
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

/** So many words that the host's software cannot use are no slips: the files are meant for another release. */
const fewestRefused = 3

/**
 * Settles the release of each host of a cluster, in their order.
 *
 * The files of all hosts are one text that was copied, so that the words of all are weighed together. What a host says of its
 * own software counts in full for itself, and for the others as far as they say nothing of theirs. Only where that software
 * cannot use word after word do the files count as what they are, and the target tells of it.
 */
export function weighHosts(hosts: readonly HostEvidence[], releases: readonly string[]): readonly Target[] {
  const words = firstOfEach(hosts.flatMap(host => host.words))
  const borrowed = firstOfEach(hosts.flatMap(host => host.facts)).map(lighter)
  const byWords = inferredTarget(words, releases)
  return hosts.map(({ facts, words: own }) => {
    const target = inferredTarget([...facts, ...borrowed, ...words], releases)
    const refused = words.filter(({ against }) => (against[target.version] ?? 0) >= weight.useless)
    const fact = target.decisive?.find(({ id }) => facts.some(known => known.id === id))
    const first = own.find(sign => refused.some(({ id }) => id === sign.id)) ?? refused[0]
    if (first === undefined || fact === undefined || refused.length < fewestRefused || byWords.version === target.version) return target
    return { ...byWords, overruled: { version: target.version, fact, refused: first } }
  })
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
