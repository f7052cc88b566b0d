import { defineClusterRule } from '../../define-cluster-rule.js'
import { canonicalDevice, deviceAt } from '../../view/devices.js'
import { volumesByHost } from '../../view/drbd.js'
import { heartbeatExample } from '../example-cluster.js'

/** The disk below a DRBD resource must not be used by anything else. */
export const conflictingBackingDevice = defineClusterRule({
  id: 'cluster/conflicting-backing-device',
  severity: 'error',
  origin: 'practice',
  summary: 'the disk of a DRBD resource is mounted or used by something else',
  why: 'DRBD cannot attach a disk that is in use; where it can, what is written beside it destroys the data.',
  do: 'Use the DRBD device instead of the disk, or another disk.',
  sources: [
    'drbdadm(8) "attach": the lower device must not be in use',
    'DRBD User\'s Guide, "Preparing your lower-level storage"',
  ],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('the disk is mounted', {
      'alpha:facts/lsblk.json': '{"blockdevices":[{"name":"vg1-data","path":"/dev/mapper/vg1-data","size":10737418240,"type":"lvm","mountpoints":["/srv"]}]}\n',
    })],
    good: [heartbeatExample('the disk carries DRBD only', {
      'alpha:facts/lsblk.json': '{"blockdevices":[{"name":"vg1-data","path":"/dev/mapper/vg1-data","size":10737418240,"type":"lvm","mountpoints":[null]}]}\n',
    })],
  },

  *check(cluster) {
    for (const entry of volumesByHost(cluster)) {
      const { disk } = entry.fact
      if (disk === undefined || disk === 'none') continue
      const device = deviceAt(cluster, entry.on, disk)
      const mountPoint = device?.fact.mountPoints?.find(point => point !== '')
      if (device !== undefined && mountPoint !== undefined) {
        yield {
          at: entry,
          message: `"${disk}" of host "${entry.on}" is in use as "${mountPoint}"`,
          related: [{ at: device, message: 'the host says so here' }],
        }
        continue
      }
      const group = cluster
        .factsOn(entry.on, 'volume-group')
        .find(({ fact }) => fact.physicalVolumes.some(path => canonicalDevice(path) === canonicalDevice(disk)))
      if (group === undefined) continue
      // A volume group on top of DRBD shows its lower disk where LVM looks at the disk before DRBD does.
      if (cluster.factsOn(entry.on, 'lvm-option').some(
        ({ fact }) => fact.name === 'filter' || fact.name === 'global_filter',
      )) continue
      yield {
        at: entry,
        message: `"${disk}" of host "${entry.on}" is a physical volume of group "${group.fact.name}"`,
        related: [{ at: group, message: 'the volume group' }],
      }
    }
  },
})
