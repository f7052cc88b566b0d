import type { FactOf } from '../../facts/fact.js'
import { isLikelySameHost } from '../../text/host-name.js'
import type { ClusterModel } from '../model.js'

export { foldedName, isLikelySameHost, shortName } from '../../text/host-name.js'

/** What a host certainly calls itself: what `uname -n` says, else what `hostname` says. */
export function systemNameOf(cluster: ClusterModel, host: string): FactOf<'host-name'> | undefined {
  const names = cluster.factsOn(host, 'host-name').map(({ fact }) => fact)
  return names.find(({ source }) => source === 'uname') ?? names.find(({ source }) => source === 'hostname')
}

/** The name under which heartbeat knows its own host: `nodeinfo` comes before the system's name. */
export function heartbeatNameOf(cluster: ClusterModel, host: string): FactOf<'host-name'> | undefined {
  const info = cluster.factsOn(host, 'host-name').find(({ fact }) => fact.source === 'nodeinfo')
  return info?.fact ?? systemNameOf(cluster, host)
}

/** Every name that a host may go by: its key, and what it calls itself. */
export function namesOf(cluster: ClusterModel, host: string): readonly string[] {
  return [host, ...cluster.factsOn(host, 'host-name').map(({ fact }) => fact.name)]
}

/** Tells whether a written name may mean a host: the model's own answer, or the likeness of one of its names. */
export function mayMean(cluster: ClusterModel, host: string, written: string): boolean {
  if (cluster.hostNamed(written) === host) return true
  return namesOf(cluster, host).some(name => isLikelySameHost(name, written))
}
