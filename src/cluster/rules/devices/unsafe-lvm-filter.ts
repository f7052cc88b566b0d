import { defineClusterRule } from '../../define-cluster-rule.js'
import { filesOf } from '../../view/groups.js'
import { volumesBelowGroups } from '../../view/group-on-drbd.js'
import { lvmConfOn } from '../../view/lvm-conf.js'
import { filtersOn, hasDevicesFile, isRejected, patternsOf } from '../../view/lvm-filter.js'
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
    for (const { entry, above } of volumesBelowGroups(cluster)) {
      const { device, disk } = entry.fact
      const config = lvmConfOn(cluster, entry.on)
      // A resource that is to lie on itself is reported, and has no disk below.
      if (disk === undefined || disk === 'none' || disk === device || config === undefined || hasDevicesFile(cluster, entry.on)) continue
      const filters = filtersOn(cluster, entry.on)
      if (filters.some(({ fact }) => isRejected(patternsOf(fact), disk))) continue
      yield {
        at: filters[0] ?? config,
        message: `LVM on host "${entry.on}" also looks at "${disk}", the disk below "${device}"`,
        related: [
          { at: above, message: `a volume group lies on "${device}"` },
          { at: entry, message: 'DRBD uses the disk here' },
        ],
        // Another disk than on the other hosts is told as that.
        followsFrom: [...filesOf(cluster, entry.host, 'drbd-conf').map(at => ({ rule: 'cluster/mismatched-drbd-conf', at })), { rule: 'cluster/unknown-backing-device', at: entry }],
      }
    }
  },
})
