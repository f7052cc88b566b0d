import { hostSigns } from '../../inference/host-signs.js'
import type { Sign } from '../../inference/sign.js'
import type { TargetFamily } from '../../inference/target-family.js'
import { weighHosts } from '../../inference/weigh-hosts.js'
import { releasesOf } from '../../languages/families.js'
import type { Target } from '../../languages/language.js'
import type { CollectedHost } from './collect-host.js'

/** The release by which the files of each software are read, for one host. */
export type HostTargets = ReadonlyMap<TargetFamily, Target>

/** Settles the releases of all hosts of a cluster, in their order: the files and facts of all of them are weighed together. */
export function settleTargets(hosts: readonly CollectedHost[]): readonly HostTargets[] {
  const releases = new Map<TargetFamily, readonly string[]>()
  for (const { configurations } of hosts) {
    for (const { collected: { place: { language } } } of configurations) releases.set(language.targetFamily, releasesOf(language))
  }
  const facts = hosts.map(host => hostSigns(host.facts, family => releases.get(family) ?? []))
  const targets = hosts.map(() => new Map<TargetFamily, Target>())
  for (const [family, known] of releases) {
    const evidence = hosts.map((host, index) => ({
      words: wordsIn(host, family),
      facts: (facts[index] ?? []).filter(sign => sign.family === family),
    }))
    for (const [index, target] of weighHosts(evidence, known).entries()) targets[index]?.set(family, target)
  }
  return targets
}

/** What lies beside the files that the software reads counts only where there are no others. */
function wordsIn({ configurations }: CollectedHost, family: TargetFamily): readonly Sign[] {
  const own = configurations.filter(({ collected }) => collected.place.language.targetFamily === family)
  const read = own.filter(({ isRoot }) => isRoot)
  return (read.length === 0 ? own : read).flatMap(({ collected }) => collected.signs)
}
