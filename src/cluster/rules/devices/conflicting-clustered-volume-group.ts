import { defineClusterRule } from '../../define-cluster-rule.js'
import { canonicalDevice, volumeGroupOf } from '../../view/devices.js'
import { volumesByHost } from '../../view/drbd.js'
import { heartbeatExample } from '../example-cluster.js'

/** The volume group below DRBD must not be clustered: its volumes wait for clvmd, which waits for DRBD. */
export const conflictingClusteredVolumeGroup = defineClusterRule({
  id: 'cluster/conflicting-clustered-volume-group',
  severity: 'error',
  origin: 'practice',
  summary: 'the disk of a DRBD resource lies in a clustered volume group',
  why: 'The volume cannot be activated before clvmd runs, and clvmd starts after DRBD. DRBD finds no disk at boot.',
  do: 'Take the mark away: vgchange -cn with the name of the group.',
  sources: ['vgchange(8) "--clustered"', 'clvmd(8): clustered groups need the daemon'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('a group that was made while clvmd ran', {
        'alpha:/etc/lvm/backup/vg1': group(', "CLUSTERED"'),
      }),
    ],
    good: [heartbeatExample('a local group', { 'alpha:/etc/lvm/backup/vg1': group('') })],
  },

  *check(cluster) {
    for (const entry of volumesByHost(cluster)) {
      const { disk } = entry.fact
      const name = disk === undefined ? undefined : volumeGroupOf(disk)
      const found = cluster.factsOn(entry.on, 'volume-group').find(({ fact }) => fact.name === name && fact.isClustered)
      // A group whose physical volumes are DRBD devices lies above DRBD, and may well be clustered.
      if (
        found === undefined ||
        disk === undefined ||
        found.fact.physicalVolumes.some(path => canonicalDevice(path).startsWith('/dev/drbd'))
      ) continue
      yield {
        at: found,
        message:
          `Group "${found.fact.name}" below resource "${entry.fact.resource}" is clustered on host "${entry.on}"`,
        related: [{ at: entry, message: 'DRBD uses its volume here' }],
      }
    }
  },
})

function group(mark: string): string {
  return `contents = "Text Format Volume Group"
version = 1
vg1 {
  id = "aaaaaa-aaaa-aaaa-aaaa-aaaa-aaaa-aaaaaa"
  seqno = 2
  status = ["RESIZEABLE", "READ", "WRITE"${mark}]
  extent_size = 8192
  physical_volumes {
    pv0 { id = "bbbbbb-bbbb-bbbb-bbbb-bbbb-bbbb-bbbbbb" device = "/dev/sda3" pe_start = 384 pe_count = 4000 }
  }
  logical_volumes {
    data {
      id = "cccccc-cccc-cccc-cccc-cccc-cccc-cccccc"
      status = ["READ", "WRITE", "VISIBLE"]
      segment_count = 1
      segment1 { start_extent = 0 extent_count = 2560 type = "striped" stripe_count = 1 stripes = ["pv0", 0] }
    }
  }
}
`
}
