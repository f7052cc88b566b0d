import type { HostFact } from '../../facts/fact-index.js'
import type { ClusterModel } from '../model.js'
import { canonicalDevice } from './devices.js'
import { oncePerCluster } from './once-per-cluster.js'

/** The volume group that a resource of haresources activates; nothing for other resources. */
export function groupActivatedBy({ fact }: HostFact<'group-resource'>): string | undefined {
  return fact.script === 'LVM' ? fact.arguments[0]?.replace(/^\/dev\//, '') : undefined
}

/** All volume groups that any host knows, with the devices below them. A group on DRBD is the same on all hosts of its resource. */
export const volumeGroups = oncePerCluster((cluster): ReadonlyMap<string, ReadonlySet<string>> => {
  const groups = new Map<string, Set<string>>()
  const add = (name: string, paths: readonly string[]): void => {
    const devices = groups.get(name) ?? new Set<string>()
    groups.set(name, devices)
    for (const path of paths) devices.add(canonicalDevice(path))
  }
  for (const { fact } of cluster.facts('volume-group')) add(fact.name, fact.physicalVolumes)
  for (const { fact } of cluster.facts('physical-volume')) if (fact.volumeGroup !== undefined) add(fact.volumeGroup, [fact.path])
  return groups
})

/** What a host of haresources activates of volume groups. */
export function activatedOn(cluster: ClusterModel, host: string): readonly { readonly name: string; readonly at: HostFact<'group-resource'> }[] {
  return cluster.factsOn(host, 'group-resource').flatMap(at => {
    const name = groupActivatedBy(at)
    return name === undefined ? [] : [{ name, at }]
  })
}
