import type { HostFact } from '../../../facts/fact-index.js'
import { addTo } from '../../../text/multimap.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { canonicalDevice } from '../../view/devices.js'
import type { Placed } from '../../view/drbd.js'
import { volumesByHost } from '../../view/drbd.js'
import { resourceKey } from '../../view/drbd-names.js'
import { lvmConfOn } from '../../view/lvm-conf.js'
import { oncePerList } from '../../view/once-per-list.js'
import { heartbeatExample } from '../example-cluster.js'

const pvs = '{"report":[{"pv":[{"pv_name":"/dev/drbd0","vg_name":"vg2","pv_size":"10737418240B"}]}]}\n'
const disks = ['/dev/vg1/data', '/dev/sdb1', '/dev/vg1/data', '/dev/sdb1']

/** Where a volume group lies on a DRBD device, LVM must not look at the disk below. */
export const unsafeLvmFilter = defineClusterRule({
  id: 'cluster/unsafe-lvm-filter',
  severity: 'warning',
  origin: 'practice',
  summary: 'LVM may take the disk below DRBD for the volume group that lies on DRBD',
  why: 'Both carry the same signature. LVM that takes the disk itself writes past DRBD, and DRBD cannot attach it.',
  do: 'Leave the disk out in lvm.conf: filter = [ "a|/dev/drbd.*|", "r|.*|" ] or alike.',
  sources: ['DRBD User\'s Guide, "Configuring a DRBD resource as a physical volume"', 'lvm.conf(5) "filter"', 'lvmdevices(8): with a devices file filters are not used'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('no filter', {
      '*:/etc/drbd.conf': disks,
      '*:facts/pvs.json': pvs,
      '*:/etc/lvm/lvm.conf': 'devices {\n  scan = [ "/dev" ]\n}\n',
    }), heartbeatExample('one host has the backup of the group, the other one no filter', {
      '*:/etc/drbd.conf': disks,
      'alpha:facts/pvs.json': pvs,
      'alpha:/etc/lvm/lvm.conf': 'devices {\n  filter = [ "a|/dev/drbd.*|", "r|.*|" ]\n}\n',
      'beta:/etc/lvm/lvm.conf': 'devices {\n  scan = [ "/dev" ]\n}\n',
    })],
    good: [heartbeatExample('LVM asks its list of devices, which was not collected, and no filter', {
      '*:/etc/drbd.conf': disks,
      '*:facts/pvs.json': pvs,
      '*:/etc/lvm/lvm.conf': 'devices {\n  use_devicesfile = 1\n}\n',
    }), heartbeatExample('the release asks it by default', {
      '*:/etc/drbd.conf': disks,
      '*:facts/pvs.json': pvs,
      '*:/etc/lvm/lvm.conf': 'devices {\n  scan = [ "/dev" ]\n}\n',
      '*:/etc/os-release': 'ID="rocky"\nVERSION_ID="9.3"\n',
    }), heartbeatExample('the group lies on a resource of the same name that other hosts share', {
      'alpha:/etc/drbd.conf': [...disks, 'on beta {', 'on gamma {'],
      'beta:/etc/drbd.conf': [...disks, 'on alpha {', 'on delta {'],
      'alpha:facts/pvs.json': pvs,
      'alpha:/etc/lvm/lvm.conf': 'devices {\n  filter = [ "a|/dev/drbd.*|", "r|.*|" ]\n}\n',
      'beta:/etc/lvm/lvm.conf': 'devices {\n  scan = [ "/dev" ]\n}\n',
    }), heartbeatExample('only DRBD devices', {
      '*:/etc/drbd.conf': disks,
      '*:facts/pvs.json': pvs,
      '*:/etc/lvm/lvm.conf': 'devices {\n  filter = [ "a|/dev/drbd.*|", "r|.*|" ]\n}\n',
    })],
  },

  *check(cluster) {
    const copies = new Map<string, Placed<'drbd-volume'>[]>()
    const keyOf = ({ on, fact: { resource, volume } }: Placed<'drbd-volume'>): string => `${resourceKey(cluster, { resource, on })}\0${volume}`
    for (const entry of volumesByHost(cluster)) addTo(copies, keyOf(entry), entry)
    for (const entry of volumesByHost(cluster)) {
      const { device, disk } = entry.fact
      if (device === undefined || disk === undefined || disk === 'none') continue
      const config = lvmConfOn(cluster, entry.on)
      if (config === undefined || hasDevicesFile(cluster, entry.on)) continue
      // The group is the same on all hosts of the resource; LVM keeps a backup where somebody changed it.
      const [above] = [entry, ...(copies.get(keyOf(entry)) ?? [])].flatMap(copy => groupOn(cluster, copy) ?? [])
      if (above === undefined) continue
      const filters = cluster.factsOn(entry.on, 'lvm-option').filter(({ fact }) => /^(global_)?filter$/.test(fact.name))
      if (filters.some(({ fact }) => isRejected(fact.items ?? fact.value.split(' '), disk))) continue
      yield {
        at: filters[0] ?? config,
        message: `LVM on host "${entry.on}" also looks at "${disk}", the disk below "${device}"`,
        related: [
          { at: above, message: `a volume group lies on "${device}"` },
          { at: entry, message: 'DRBD uses the disk here' },
        ],
      }
    }
  },
})

/** The releases of Red Hat's kind since which LVM looks at the devices of a list alone, and asks no filter. */
const devicesFileSince: Readonly<Record<string, number>> = { rhel: 9, centos: 9, rocky: 9, almalinux: 9, ol: 9, fedora: 34 }

/** Tells whether LVM looks at the devices of `/etc/lvm/devices/system.devices` alone, of which nobody here knows what it names. */
function hasDevicesFile(cluster: ClusterModel, host: string): boolean {
  const written = cluster.factsOn(host, 'lvm-option').filter(({ fact }) => fact.name === 'use_devicesfile').at(-1)
  if (written !== undefined) return written.fact.value !== '0'
  return cluster.factsOn(host, 'operating-system').some(({ fact }) => Number.parseInt(fact.version ?? '', 10) >= (devicesFileSince[fact.name] ?? Infinity))
}

/** What shows that a volume group lies on a DRBD device, by what one of its hosts says. */
function groupOn(cluster: ClusterModel, { on, fact: { device } }: Placed<'drbd-volume'>): HostFact<'physical-volume'> | HostFact<'volume-group'> | undefined {
  if (device === undefined) return undefined
  return usedVolumes(cluster.factsOn(on, 'physical-volume')).get(device) ?? volumesOfGroups(cluster.factsOn(on, 'volume-group')).get(device)
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

/**
 * The first pattern that matches decides: `r…` leaves a device out, `a…` takes it. Unreadable patterns decide nothing.
 */
function isRejected(patterns: readonly string[], path: string): boolean {
  for (const pattern of patterns) {
    const [, action, delimiter = '/', body = ''] = /^([ar])(.)(.*).$/.exec(pattern) ?? []
    if (action === undefined || delimiter === '') continue
    // Only plain patterns are understood: a prefix, an anchored name, or everything.
    const plain = body.replace(/\\/g, '').replace(/^\^/, '').replace(/\$$/, '')
    const isAll = plain === '.*'
    const prefix = plain.replace(/(\.\*|\[0-9\][+*]?)$/, '')
    if (isAll || path.startsWith(prefix)) return action === 'r'
  }
  return false
}
