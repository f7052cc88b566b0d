import { defineClusterRule } from '../../define-cluster-rule.js'
import { volumesBelowGroups } from '../../view/group-on-drbd.js'
import { filtersOn, hasDevicesFile, isSurelyRejected, patternsOf } from '../../view/lvm-filter.js'
import { namesOfDevice } from '../../view/drbd-devices.js'
import { heartbeatExample } from '../example-cluster.js'

const onDrbd = {
  '*:/etc/drbd.conf': ['/dev/vg1/data', '/dev/sdb1', '/dev/vg1/data', '/dev/sdb1'],
  '*:facts/pvs.json': '{"report":[{"pv":[{"pv_name":"/dev/drbd0","vg_name":"vg2","pv_size":"10737418240B"}]}]}\n',
} as const

function filter(...patterns: readonly string[]): string {
  return `devices {\n  filter = [ ${patterns.map(pattern => `"${pattern}"`).join(', ')} ]\n}\n`
}

/** The filter of LVM must let the DRBD device through on which a volume group lies. */
export const conflictingLvmFilter = defineClusterRule({
  id: 'cluster/conflicting-lvm-filter',
  severity: 'error',
  origin: 'practice',
  summary: 'the filter of LVM leaves out the DRBD device on which a volume group lies',
  why: 'LVM does not look at the device and finds no such group: what lies in it cannot be mounted on this host.',
  do: 'Take the device in lvm.conf: filter = [ "a|^/dev/drbd.*|", "r|.*|" ] or alike.',
  sources: ['lvm.conf(5) "filter": the first pattern that matches decides', 'lvm2 lib/filters/filter-regex.c _accept_p(): a device of which one name is taken is taken'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('on one host only the disks are taken', { ...onDrbd, 'alpha:/etc/lvm/lvm.conf': filter('a|^/dev/drbd.*|', 'r|.*|'), 'beta:/etc/lvm/lvm.conf': filter('a|^/dev/sda.*|', 'r|.*|') }),
      heartbeatExample('the pattern for DRBD comes too late', { ...onDrbd, '*:/etc/lvm/lvm.conf': filter('r|.*|', 'a|^/dev/drbd.*|') }),
    ],
    good: [
      heartbeatExample('DRBD is taken', { ...onDrbd, '*:/etc/lvm/lvm.conf': filter('a|drbd.*|', 'r|.*|') }),
      heartbeatExample('another name of the device is taken', { ...onDrbd, '*:/etc/lvm/lvm.conf': filter('a|^/dev/drbd/by-res/.*|', 'r|.*|') }),
      heartbeatExample('a pattern that may take it', { ...onDrbd, '*:/etc/lvm/lvm.conf': filter('a/^.dev.(drbd|sda)/', 'r|.*|') }),
      heartbeatExample('no volume group on DRBD', { '*:/etc/lvm/lvm.conf': filter('a|^/dev/sda.*|', 'r|.*|') }),
    ],
  },

  *check(cluster) {
    for (const { entry, above } of volumesBelowGroups(cluster)) {
      const { on, fact: { device, minor } } = entry
      if (device === undefined || minor === undefined || hasDevicesFile(cluster, on)) continue
      const names = [device, ...namesOfDevice(entry.fact)]
      const filter = filtersOn(cluster, on).find(({ fact }) => isSurelyRejected(patternsOf(fact), names))
      if (filter === undefined) continue
      yield {
        at: filter,
        message: `LVM on host "${on}" passes over "${device}", on which a volume group lies`,
        related: [{ at: above, message: 'the volume group' }, { at: entry, message: 'the device' }],
      }
    }
  },
})
