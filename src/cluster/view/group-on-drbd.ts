import type { HostFact } from '../../facts/fact-index.js'
import { addTo } from '../../text/multimap.js'
import type { ClusterModel } from '../model.js'
import { canonicalDevice } from './devices.js'
import type { Placed } from './drbd.js'
import { volumesByHost } from './drbd.js'
import { resourceKey } from './drbd-names.js'
import { namesOfDevice } from './drbd-devices.js'
import { oncePerList } from './once-per-list.js'

/** A volume of DRBD on a host, and what shows that a volume group of LVM lies on its device. */
export interface VolumeBelowGroup {
  readonly entry: Placed<'drbd-volume'>
  readonly above: HostFact<'physical-volume'> | HostFact<'volume-group'>
}

/** Lists the DRBD volumes on which volume groups lie. The group is the same on all hosts of a resource; LVM keeps a backup where somebody changed it. */
export function volumesBelowGroups(cluster: ClusterModel): readonly VolumeBelowGroup[] {
  const copies = new Map<string, Placed<'drbd-volume'>[]>()
  const keyOf = ({ on, fact: { resource, volume } }: Placed<'drbd-volume'>): string => `${resourceKey(cluster, { resource, on })}\0${volume}`
  const volumes = volumesByHost(cluster)
  for (const entry of volumes) addTo(copies, keyOf(entry), entry)
  return volumes.flatMap(entry => {
    const [above] = entry.fact.device === undefined ? [] : [entry, ...(copies.get(keyOf(entry)) ?? [])].flatMap(copy => groupOn(cluster, copy) ?? [])
    return above === undefined ? [] : [{ entry, above }]
  })
}

/** What shows that a volume group lies on a DRBD device, by what one of its hosts says. */
function groupOn(cluster: ClusterModel, { on, fact }: Placed<'drbd-volume'>): HostFact<'physical-volume'> | HostFact<'volume-group'> | undefined {
  const names = namesOfDevice(fact)
  const [used] = names.flatMap(name => usedVolumes(cluster.factsOn(on, 'physical-volume')).get(name) ?? [])
  return used ?? names.flatMap(name => volumesOfGroups(cluster.factsOn(on, 'volume-group')).get(name) ?? [])[0]
}

/** The first physical volume of a group on each device. */
const usedVolumes = oncePerList((volumes: readonly HostFact<'physical-volume'>[]) =>
  firstOf(volumes.flatMap(entry => (entry.fact.volumeGroup === undefined ? [] : [[canonicalDevice(entry.fact.path), entry]]))))

/** The first group that names each device. */
const volumesOfGroups = oncePerList((groups: readonly HostFact<'volume-group'>[]) =>
  firstOf(groups.flatMap(entry => entry.fact.physicalVolumes.map(path => [canonicalDevice(path), entry]))))

function firstOf<Entry>(entries: readonly (readonly [string, Entry])[]): ReadonlyMap<string, Entry> {
  return new Map([...entries].reverse())
}
