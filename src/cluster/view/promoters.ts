import type { HostFact } from '../../facts/fact-index.js'
import { isVersionFrom } from '../../text/version.js'
import type { ClusterModel } from '../model.js'
import { fileOn } from './groups.js'

/** The resources that drbd-reactor promotes and a drbd.conf of DRBD 9 on the same host has, each at the first host that says so. */
export function* promotedByReactor(cluster: ClusterModel): Generator<HostFact<'promoted-resource'>> {
  const seen = new Set<string>()
  for (const promoted of cluster.facts('promoted-resource')) {
    const { name } = promoted.fact
    const release = fileOn(cluster, promoted.host, 'drbd-conf')?.fact.target
    if (release === undefined || !isVersionFrom(release, '9.0') || seen.has(name) || !cluster.factsOn(promoted.host, 'drbd-resource').some(({ fact }) => fact.name === name)) continue
    seen.add(name)
    yield promoted
  }
}

/** An option of a resource as drbd.conf of a host has it; nothing where it is not set. */
export function drbdOption(cluster: ClusterModel, host: string, wanted: { readonly resource: string; readonly section: string; readonly name: string }): HostFact<'drbd-option'> | undefined {
  return cluster.factsOn(host, 'drbd-option').find(({ fact }) => fact.resource === wanted.resource && fact.section === wanted.section && fact.name === wanted.name && fact.host === undefined)
}
