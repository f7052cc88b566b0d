import { hostSigns } from '../../inference/host-signs.js'
import { isSameData } from '../../facts/same-data.js'
import type { HostSign } from '../../inference/host-signs.js'
import type { Sign } from '../../inference/sign.js'
import type { TargetFamily } from '../../inference/target-family.js'
import { weighHosts } from '../../inference/weigh-hosts.js'
import type { HostEvidence } from '../../inference/weigh-hosts.js'
import { releasesOf } from '../../languages/families.js'
import type { Target } from '../../languages/language.js'
import type { CollectedHost } from './collect-host.js'

/** The release by which the files of each software are read, for one host. */
export type HostTargets = ReadonlyMap<TargetFamily, Target>

/** Settles the releases of all hosts of a cluster, in their order: the files and facts of all of them are weighed together. */
export function settleTargets(hosts: readonly CollectedHost[]): readonly HostTargets[] {
  return createTargetSettler()(hosts)
}

/** Makes what settles the releases of a cluster again and again: where the signs are the same, so are the targets. */
export function createTargetSettler(): (hosts: readonly CollectedHost[]) => readonly HostTargets[] {
  const lasts = new Map<TargetFamily, { readonly evidence: readonly HostEvidence[]; readonly releases: readonly string[]; readonly targets: readonly Target[] }>()
  let saying = new Map<CollectedHost, readonly HostSign[]>()
  let families: readonly (readonly [TargetFamily, readonly string[]])[] = []
  let settled: readonly HostTargets[] = []
  let settledTargets: readonly (readonly Target[])[] = []
  return hosts => {
    const releases = new Map<TargetFamily, readonly string[]>()
    for (const { configurations } of hosts) {
      for (const { collected: { place: { language } } } of configurations) releases.set(language.targetFamily, releasesOf(language))
    }
    const areSameFamilies = isSameData(families, [...releases])
    if (!areSameFamilies) saying = new Map()
    families = [...releases]
    saying = new Map(hosts.map(host => [host, saying.get(host) ?? hostSigns(host.facts, family => releases.get(family) ?? [])]))
    const all: (readonly Target[])[] = []
    for (const [family, known] of releases) {
      const evidence = hosts.map(host => ({
        words: wordsIn(host, family),
        facts: (saying.get(host) ?? []).filter(sign => sign.family === family),
      }))
      const last = lasts.get(family)
      const targets = last !== undefined && isSameData(last.releases, known) && isSameData(last.evidence, evidence) ? last.targets : weighHosts(evidence, known)
      lasts.set(family, { evidence, releases: known, targets })
      all.push(targets)
    }
    // The same objects as long as they say the same: a host is asked by them.
    const isSame = areSameFamilies && settled.length === hosts.length && all.every((targets, index) => targets === settledTargets[index])
    if (!isSame) settled = hosts.map((_, index) => new Map([...releases.keys()].flatMap((family, at) => {
      const target = all[at]?.[index]
      return target === undefined ? [] : [[family, target] as const]
    })))
    settledTargets = all
    return settled
  }
}

/** What lies beside the files that the software reads counts only where there are no others. */
function wordsIn({ configurations }: CollectedHost, family: TargetFamily): readonly Sign[] {
  const own = configurations.filter(({ collected }) => collected.place.language.targetFamily === family)
  const read = own.filter(({ isRoot }) => isRoot)
  return (read.length === 0 ? own : read).flatMap(({ collected }) => collected.signs)
}
