import type { HostFact } from '../../facts/fact-index.js'
import type { Place } from '../../text/located.js'
import type { ClusterModel } from '../model.js'
import { canonicalDevice, volumeGroupOf } from './devices.js'
import { promotedResources } from './drbd.js'
import { namesOfDevice } from './drbd-devices.js'
import { oncePerCluster } from './once-per-cluster.js'

/** A service that holds DRBD devices open, or makes them primary, while it runs. */
export interface DeviceUser {
  readonly service: string
  /** What shows that it does. */
  readonly at: Place
}

/** What mounts the file systems of a type at boot and unmounts them when the host goes down. */
const mounters: Readonly<Record<string, string>> = { ocfs2: 'ocfs2', gfs: 'gfs', gfs2: 'gfs2' }

/**
 * Lists the services of a host that use DRBD devices, each with what shows it.
 *
 * Membership and fencing (cman, ccsd, fenced) use none: they are started before DRBD and stopped after it.
 */
export function deviceUsersOn(cluster: ClusterModel, host: string): readonly DeviceUser[] {
  const users: DeviceUser[] = []
  const add = (service: string, at: Place | undefined): void => {
    if (at !== undefined) users.push({ service, at })
  }
  const isOnDrbd = (device: string): boolean => isDrbdDevice(cluster, host, device)
  const commands = cluster.factsOn(host, 'script-command')
  const isExport = ({ fact }: HostFact<'script-command'>): boolean => fact.command === 'gnbd_export' && fact.arguments.some(isOnDrbd)

  add('heartbeat', promotedResources(cluster, host)[0])
  add('rgmanager', cluster.factsOn(host, 'rhcs-resource').find(({ fact }) => fact.type === 'drbd' || isOnDrbd(fact.attributes['device'] ?? '')))
  for (const mount of cluster.factsOn(host, 'mount')) {
    const service = mounters[mount.fact.type]
    if (service !== undefined && isOnDrbd(mount.fact.device) && !mount.fact.options.includes('noauto')) add(service, mount)
  }
  // Whoever activates volume groups right behind the promotion has them on the device.
  const activation = commands.find(({ fact }) => fact.branch === 'start' && /^(?:vg|lv)change$/.test(fact.command) && fact.arguments.some(word => /^-ae?l?y$/.test(word)))
  add('clvmd', groupsOnDrbd(cluster, host)[0] ?? activation)
  for (const service of ['gnbd', 'gnbd_serv']) add(service, commands.find(isExport))
  add('xendomains', cluster.factsOn(host, 'xen-domain').find(({ fact }) => fact.isAutoStarted && fact.disks.some(({ source }) => isOnDrbd(source.replace(/^(?:phy|drbd):/, '')))))
  return users.filter(({ service }, index) => users.findIndex(other => other.service === service) === index)
}

/** Tells whether a path names a DRBD device of a host, or a logical volume on one. */
export function isDrbdDevice(cluster: ClusterModel, host: string, path: string): boolean {
  const device = canonicalDevice(path)
  if (device.startsWith('/dev/drbd') || drbdDevices(cluster).has(device)) return true
  const group = volumeGroupOf(device)
  return group !== undefined && groupsOnDrbd(cluster, host).some(entry => nameOf(entry) === group)
}

/** The names that resources give to their devices. */
const drbdDevices = oncePerCluster((cluster): ReadonlySet<string> => {
  return new Set(cluster.facts('drbd-volume').flatMap(({ fact }) => namesOfDevice(fact)))
})

type GroupFact = HostFact<'physical-volume'> | HostFact<'volume-group'>

/** The volume groups that lie on DRBD devices. */
function groupsOnDrbd(cluster: ClusterModel, host: string): readonly GroupFact[] {
  const isOn = (path: string): boolean => path.startsWith('/dev/drbd')
  return [
    ...cluster.factsOn(host, 'volume-group').filter(({ fact }) => fact.physicalVolumes.some(isOn)),
    ...cluster.factsOn(host, 'physical-volume').filter(({ fact }) => fact.volumeGroup !== undefined && isOn(fact.path)),
  ]
}

function nameOf({ fact }: GroupFact): string | undefined {
  return 'name' in fact ? fact.name : fact.volumeGroup
}
