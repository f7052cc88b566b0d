import type { ClusterModel } from '../model.js'
import { heartbeatClusters } from './groups.js'
import { foldedName } from './names.js'

/**
 * Tells whether all ha.cf of a host's cluster list the same nodes.
 *
 * Where copies contradict each other, that is told by itself, and no rule compares a third file with either of them.
 */
export function isAgreedOnNodes(cluster: ClusterModel, host: string): boolean {
  const group = heartbeatClusters(cluster).find(hosts => hosts.includes(host)) ?? [host]
  const texts = group
    .map(name => cluster.factsOn(name, 'heartbeat-host'))
    .filter(nodes => nodes.length > 0)
    .map(nodes => [...new Set(nodes.map(({ fact }) => foldedName(fact.name)))].sort().join(' '))
  return texts.every(text => text === texts[0])
}

/** Tells whether all drbd.conf that know a resource name the same hosts for it. */
export function isAgreedOnResource(cluster: ClusterModel, resource: string): boolean {
  const copies = cluster.facts('drbd-resource').filter(({ fact }) => fact.name === resource)
  const texts = copies.map(({ fact }) => [...fact.hosts].sort().join(' '))
  return texts.every(text => text === texts[0])
}

/** Tells whether all drbd.conf that know a host's section give it the same address and port. */
export function isAgreedOnAddress(cluster: ClusterModel, wanted: { readonly resource: string; readonly host: string }): boolean {
  const copies = new Map<string, string[]>()
  for (const { host, fact } of cluster.facts('drbd-address')) {
    if (fact.resource !== wanted.resource || fact.host !== wanted.host) continue
    copies.set(host, [...(copies.get(host) ?? []), `${fact.address} ${fact.port ?? ''}`])
  }
  const texts = [...copies.values()].map(list => list.sort().join(' '))
  return texts.every(text => text === texts[0])
}

/** Tells whether all drbd.conf that know a host's volume give it the same device, disk and meta-disk. */
export function isAgreedOnVolume(cluster: ClusterModel, wanted: { readonly resource: string; readonly host: string; readonly volume: number }): boolean {
  const texts = cluster
    .facts('drbd-volume')
    .filter(({ fact }) => fact.resource === wanted.resource && fact.host === wanted.host && fact.volume === wanted.volume)
    .map(({ fact }) => [fact.device, fact.minor, fact.disk, fact.metaDisk, fact.metaIndex].join(' '))
  return texts.every(text => text === texts[0])
}
