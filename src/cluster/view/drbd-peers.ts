import { addTo } from '../../text/multimap.js'
import type { ClusterModel } from '../model.js'
import { resourceOf } from './drbd.js'
import type { Placed } from './drbd.js'
import { oncePerCluster } from './once-per-cluster.js'

/**
 * Lists the peers for which a volume's host keeps a bitmap: those with a disk to which it is linked.
 *
 * Returns `undefined` where `bitmap` is set for the resource, and for resources with two hosts, whose links are no facts.
 */
export function peersWithBitmap(
  cluster: ClusterModel,
  { host, fact }: Placed<'drbd-volume'>,
): readonly string[] | undefined {
  const resource = `${host}\0${fact.resource}`
  const links = linksByResource(cluster).get(resource)
  const settings = bitmapSettings(cluster)
  if (links === undefined || settings.has(resource) || settings.has(`${host}\0`)) return undefined
  const linked = new Set(links.flatMap(hosts => (hosts.includes(fact.host) ? hosts : [])))
  linked.delete(fact.host)
  return [...(hostsWithDisk(cluster).get(`${resource}\0${fact.volume}`) ?? [])].filter(name => linked.has(name))
}

/** The pairs of hosts that are linked, by the host whose copy says so and the resource. */
const linksByResource = oncePerCluster((cluster): ReadonlyMap<string, readonly (readonly string[])[]> => {
  const links = new Map<string, (readonly string[])[]>()
  for (const { host, fact } of cluster.facts('drbd-connection')) {
    const key = `${host}\0${fact.resource}`
    addTo(links, key, fact.hosts)
  }
  return links
})

/** The hosts that have a disk for a volume, by the host whose copy says so, the resource and the volume. */
const hostsWithDisk = oncePerCluster((cluster): ReadonlyMap<string, ReadonlySet<string>> => {
  const hosts = new Map<string, Set<string>>()
  for (const { host, fact } of cluster.facts('drbd-volume')) {
    if (fact.disk === undefined || fact.disk === 'none') continue
    const key = `${host}\0${fact.resource}\0${fact.volume}`
    const known = hosts.get(key)
    if (known === undefined) hosts.set(key, new Set([fact.host]))
    else known.add(fact.host)
  }
  return hosts
})

/** The resources for which a copy sets `bitmap`; without a name what is set for all. */
const bitmapSettings = oncePerCluster((cluster): ReadonlySet<string> => {
  const written = [...cluster.hosts.keys()].flatMap(host => cluster.settingsOn(host, 'drbd-conf'))
  const settings = written.filter(({ fact: { key } }) => / \/ bitmap(#\d+)?$/.test(key))
  return new Set(settings.map(({ host, fact }) => `${host}\0${resourceOf(fact.key) ?? ''}`))
})
