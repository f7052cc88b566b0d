import type { HostFact } from '../../facts/fact-index.js'
import type { ClusterModel } from '../model.js'
import { oncePerCluster } from './once-per-cluster.js'
import { isKeptToDomain, ownersOf } from './service-owners.js'

/** A file system that a service of rgmanager mounts. */
export interface ServiceMount {
  /** A host on which the service may run. */
  readonly host: string
  readonly service: string
  readonly device: string
  readonly type: string | undefined
  /** Where the device is written: in the service, or in the resource that it refers to. */
  readonly at: HostFact<'rhcs-resource'>
}

/**
 * Lists the file systems that services of rgmanager mount, by each host's own copy of cluster.conf.
 *
 * Source: resource-agents rgmanager/src/resources/fs.sh, clusterfs.sh.
 */
export const serviceMounts = oncePerCluster((cluster): readonly ServiceMount[] => [...cluster.hosts.keys()].flatMap(host => mountsOn(cluster, host)))

function mountsOn(cluster: ClusterModel, host: string): readonly ServiceMount[] {
  const all = cluster.factsOn(host, 'rhcs-resource')
  const shared = new Map(all.flatMap(entry => (entry.fact.service === undefined && entry.fact.name !== undefined ? [[`${entry.fact.type} ${entry.fact.name}`, entry] as const] : [])))
  const runsHere = new Map<string, boolean>()
  return all.flatMap((entry): readonly ServiceMount[] => {
    const { type, service, attributes } = entry.fact
    if (service === undefined || (type !== 'fs' && type !== 'clusterfs')) return []
    const at = attributes['ref'] === undefined ? entry : shared.get(`${type} ${attributes['ref']}`)
    const device = at?.fact.attributes['device']
    if (at === undefined || device === undefined) return []
    const runs = runsHere.get(service) ?? mayRun(cluster, service, host)
    runsHere.set(service, runs)
    return runs ? [{ host, service, device, type: at.fact.attributes['fstype'], at }] : []
  })
}

/** A restricted domain keeps a service from the hosts outside it. */
function mayRun(cluster: ClusterModel, service: string, host: string): boolean {
  const domain = cluster.factsOn(host, 'rhcs-resource').find(({ fact }) => fact.type === 'service' && fact.name === service)?.fact.attributes['domain']
  return !isKeptToDomain(cluster, domain) || ownersOf(cluster, service).includes(host)
}
