import { isPlaceholderDisk } from '../../facts/linstor.js'
import { addTo } from '../../text/multimap.js'
import type { ClusterModel } from '../model.js'
import { heartbeatClusters } from './groups.js'
import { foldedName } from './names.js'
import { oncePerCluster } from './once-per-cluster.js'

/**
 * Tells whether all ha.cf of a host's cluster list the same nodes.
 *
 * Where copies contradict each other, that is reported by itself, and no rule compares a third file with either of them.
 */
export function isAgreedOnNodes(cluster: ClusterModel, host: string): boolean {
  return !contestedNodes(cluster).has(host)
}

/** Tells whether all drbd.conf that know a resource name the same hosts for it. */
export function isAgreedOnResource(cluster: ClusterModel, resource: string): boolean {
  return !contestedResources(cluster).has(resource)
}

/** Tells whether all drbd.conf that know a host's section give it the same address and port. */
export function isAgreedOnAddress(
  cluster: ClusterModel,
  wanted: { readonly resource: string; readonly host: string },
): boolean {
  return !contestedAddresses(cluster).has(`${wanted.resource}\0${wanted.host}`)
}

/** Tells whether all drbd.conf that know a host's volume give it the same device, disk and meta-disk. */
export function isAgreedOnVolume(
  cluster: ClusterModel,
  { resource, host, volume }: { readonly resource: string; readonly host: string; readonly volume: number },
): boolean {
  return !contestedVolumes(cluster).has(`${resource}\0${host}\0${volume}`)
}

/** The hosts of the clusters whose ha.cf do not list the same nodes. */
const contestedNodes = oncePerCluster((cluster): ReadonlySet<string> => {
  const contested = new Set<string>()
  for (const group of heartbeatClusters(cluster)) {
    const texts = group
      .map(name => cluster.factsOn(name, 'heartbeat-host'))
      .filter(nodes => nodes.length > 0)
      .map(nodes => [...new Set(nodes.map(({ fact }) => foldedName(fact.name)))].sort().join(' '))
    if (texts.some(text => text !== texts[0])) for (const host of group) contested.add(host)
  }
  return contested
})

const contestedResources = oncePerCluster(cluster => {
  return contested(
    cluster.facts('drbd-resource').map(({ host, fact }) => [fact.name, host, [...fact.hosts].sort().join(' ')]),
  )
})

const contestedAddresses = oncePerCluster(cluster => {
  return contested(
    cluster
      .facts('drbd-address')
      .map(({ host, fact }) => [`${fact.resource}\0${fact.host}`, host, `${fact.address} ${fact.port ?? ''}`]),
  )
})

const contestedVolumes = oncePerCluster(cluster => {
  const volumes = cluster.facts('drbd-volume').map(({ host, fact }) => ({ key: `${fact.resource}\0${fact.host}\0${fact.volume}`, host, fact }))
  const placeholders = new Set(volumes.flatMap(({ key, fact }) => (isPlaceholderDisk(fact.disk) ? [key] : [])))
  return contested(
    volumes.map(({ key, host, fact }) => [
      key,
      host,
      [fact.device, fact.minor, placeholders.has(key) && fact.disk !== 'none' ? '' : fact.disk, fact.metaDisk, fact.metaIndex].join(' '),
    ]),
  )
})

/** Finds the keys of which hosts do not say the same. What one host says several times counts together, in the same words once: LINSTOR writes the links of the host alone. */
function contested(words: readonly (readonly [key: string, host: string, text: string])[]): ReadonlySet<string> {
  const said = new Map<string, Map<string, string[]>>()
  for (const [key, host, text] of words) {
    let hosts = said.get(key)
    if (hosts === undefined) said.set(key, (hosts = new Map()))
    addTo(hosts, host, text)
  }
  const keys = new Set<string>()
  for (const [key, hosts] of said) {
    const texts = [...hosts.values()].map(list => [...new Set(list)].sort().join('\0'))
    if (texts.some(text => text !== texts[0])) keys.add(key)
  }
  return keys
}
