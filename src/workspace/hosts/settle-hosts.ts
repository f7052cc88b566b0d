import { hostSigns } from '../../inference/host-signs.js'
import type { Sign } from '../../inference/sign.js'
import { targetFamilies } from '../../inference/target-family.js'
import type { TargetFamily } from '../../inference/target-family.js'
import { weighHosts } from '../../inference/weigh-hosts.js'
import type { Target } from '../../languages/language.js'
import type { HostRequest } from '../request.js'
import { createCopies } from '../readings/copies.js'
import type { Copies } from '../readings/copies.js'
import type { Run } from '../run.js'
import { createWordMemory, readHost } from './read-host.js'
import type { ConfigurationPlace, ReadHost } from './read-host.js'

/** A host, and the release by which its files are read. */
export interface SettledHost {
  readonly host: ReadHost
  readonly request: HostRequest
  targetOf(place: ConfigurationPlace): Target
}

/** Reads the hosts of a cluster and settles by which releases: the files and facts of all of them are weighed together. */
export async function readHosts(
  run: Run,
  requests: readonly HostRequest[],
  { copies = createCopies() }: { readonly copies?: Copies } = {},
): Promise<readonly SettledHost[]> {
  const wordsOf = createWordMemory()
  const hosts: ReadHost[] = []
  for (const request of requests) hosts.push(await readHost(run, request, { copies, wordsOf }))
  const targets = settledTargets(hosts)
  return hosts.map((host, index) => ({
    host,
    request: requests[index] as HostRequest,
    targetOf: ({ language }) => targets.get(language.targetFamily)?.[index] ?? { version: language.targets.at(-1) ?? '', isInferred: true },
  }))
}

/** The target of each host, by family; families of which no host has a file are left out. */
function settledTargets(hosts: readonly ReadHost[]): ReadonlyMap<TargetFamily, readonly Target[]> {
  const releases = new Map<TargetFamily, readonly string[]>()
  for (const { configurations } of hosts) {
    for (const { place: { language } } of configurations) releases.set(language.targetFamily, language.targets)
  }
  const facts = hosts.map(host => hostSigns(host.facts, family => releases.get(family) ?? []))
  const targets = new Map<TargetFamily, readonly Target[]>()
  for (const family of targetFamilies) {
    const known = releases.get(family)
    if (known === undefined) continue
    const evidence = hosts.map((host, index) => ({
      words: wordsIn(host, family),
      facts: (facts[index] ?? []).filter(sign => sign.family === family),
    }))
    targets.set(family, weighHosts(evidence, known))
  }
  return targets
}

/** What lies beside the files that the software reads counts only where there are no others. */
function wordsIn({ configurations }: ReadHost, family: TargetFamily): readonly Sign[] {
  const own = configurations.filter(({ place }) => place.language.targetFamily === family)
  const read = own.filter(({ place }) => place.isRoot)
  return (read.length === 0 ? own : read).flatMap(({ signs }) => signs)
}
