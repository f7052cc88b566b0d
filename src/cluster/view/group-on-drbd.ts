import type { HostFact } from '../../facts/fact-index.js'
import type { Place } from '../../text/located.js'
import { addTo } from '../../text/multimap.js'
import type { ClusterModel } from '../model.js'
import { canonicalDevice } from './devices.js'
import type { Placed } from './drbd.js'
import { volumesByHost } from './drbd.js'
import { resourceKey } from './drbd-names.js'
import { namesOfDevice } from './drbd-devices.js'
import { volumeGroups } from './group-volumes.js'
import { activationsOnDrbd } from './pacemaker-resources.js'
import { oncePerList } from './once-per-list.js'
import { attributeOfPart, partsInside } from './service-tree.js'

/** A volume of DRBD on a host, and what shows that a volume group of LVM lies on its device. */
export interface VolumeBelowGroup {
  readonly entry: Placed<'drbd-volume'>
  readonly above: Place
  /** The name of the group. */
  readonly group: string
}

/** A volume group on a device, and what shows it. */
interface Above {
  readonly at: Place
  readonly group: string
}

/** Lists the DRBD volumes on which volume groups lie. The group is the same on all hosts of a resource; LVM keeps a backup where somebody changed it. */
export function volumesBelowGroups(cluster: ClusterModel): readonly VolumeBelowGroup[] {
  const copies = new Map<string, Placed<'drbd-volume'>[]>()
  const keyOf = ({ on, fact: { resource, volume } }: Placed<'drbd-volume'>): string => `${resourceKey(cluster, { resource, on })}\0${volume}`
  const volumes = volumesByHost(cluster)
  for (const entry of volumes) addTo(copies, keyOf(entry), entry)
  const activations = new Map(activationsOnDrbd(cluster).map(({ resource, primitive }) => [resource, primitive]))
  const single = new Set(volumes.filter(({ fact }) => fact.volume === 0).map(({ fact }) => fact.resource))
  for (const { fact } of volumes) if (fact.volume !== 0) single.delete(fact.resource)
  return volumes.flatMap(entry => {
    const activation = single.has(entry.fact.resource) ? activations.get(entry.fact.resource) : undefined
    const told = activation === undefined ? undefined : { at: activation, group: activation.fact.parameters['vgname']?.value ?? activation.fact.parameters['volgrpname']?.value ?? '' }
    const [above = told] = entry.fact.device === undefined ? [] : [entry, ...(copies.get(keyOf(entry)) ?? [])].flatMap(copy => groupOn(cluster, copy) ?? [])
    return above === undefined ? [] : [{ entry, above: above.at, group: above.group }]
  })
}

/** What shows that a volume group lies on a DRBD device, by what one of its hosts says. */
function groupOn(cluster: ClusterModel, volume: Placed<'drbd-volume'>): Above | undefined {
  const names = namesOfDevice(volume.fact)
  const [used] = names.flatMap(name => usedVolumes(cluster.factsOn(volume.on, 'physical-volume')).get(name) ?? [])
  if (used !== undefined) return { at: used, group: used.fact.volumeGroup ?? '' }
  const [group] = names.flatMap(name => volumesOfGroups(cluster.factsOn(volume.on, 'volume-group')).get(name) ?? [])
  return group === undefined ? groupActivatedIn(cluster, volume) : { at: group, group: group.fact.name }
}

/** A volume group that a service of rgmanager activates in a drbd of one volume lies on it, where LVM does not know otherwise. */
function groupActivatedIn(cluster: ClusterModel, { on, fact: { resource } }: Placed<'drbd-volume'>): Above | undefined {
  const all = cluster.factsOn(on, 'rhcs-resource')
  const drbd = all.find(part => part.fact.type === 'drbd' && part.fact.service !== undefined && attributeOfPart(all, part, 'resource') === resource)
  if (drbd === undefined || cluster.factsOn(on, 'drbd-volume').filter(({ fact }) => fact.resource === resource && fact.volume > 0).length > 0) return undefined
  const inside = partsInside(all.filter(({ fact }) => fact.service === drbd.fact.service), drbd)
  for (const part of inside) {
    const group = part.fact.type === 'lvm' ? attributeOfPart(all, part, 'vg_name') : undefined
    if (group !== undefined && (volumeGroups(cluster).get(group)?.size ?? 0) === 0) return { at: part, group }
  }
  return undefined
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
