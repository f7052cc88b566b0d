import { addTo } from '../../../text/multimap.js'
import { comparedBytes } from '../../../text/quantity.js'
import type { HostFact } from '../../../facts/fact-index.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { deviations } from '../../deviations.js'
import type { ClusterModel } from '../../model.js'
import { logicalVolumeAt, volumeGroupOf } from '../../view/devices.js'
import { volumesByHost } from '../../view/drbd.js'
import { resourceKey } from '../../view/drbd-names.js'
import { heartbeatExample } from '../example-cluster.js'

/** The volume groups below a DRBD resource should have one extent size: LVM rounds to it. */
export const mismatchedExtentSize = defineClusterRule({
  id: 'cluster/mismatched-extent-size',
  severity: 'info',
  origin: 'practice',
  summary: 'the volume groups below a DRBD resource have different extent sizes',
  why: 'LVM rounds sizes up to whole extents. One lvcreate or lvextend command gives different sizes on the hosts.',
  do: 'Give sizes that are multiples of both extent sizes.',
  sources: ['lvcreate(8) "--size": rounded up to whole extents', 'vgcreate(8) "--physicalextentsize"'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('extents of 4 and of 32 MiB', {
        'alpha:/etc/lvm/backup/vg1': backup(8192, 2560),
        'beta:/etc/lvm/backup/vg1': backup(65536, 320),
      }),
    ],
    good: [heartbeatExample('extents of 4 MiB', { '*:/etc/lvm/backup/vg1': backup(8192, 2560) })],
  },

  *check(cluster) {
    const byVolume = new Map<string, { host: string; volume: HostFact<'logical-volume'>; extent: number }[]>()
    for (const { fact, on } of volumesByHost(cluster)) {
      const volume = fact.disk === undefined ? undefined : logicalVolumeAt(cluster, on, fact.disk)
      const extent = volume?.fact.extentBytes ?? groupExtent(cluster, on, fact.disk)
      if (volume === undefined || extent === undefined) continue
      const key = `${resourceKey(cluster, { resource: fact.resource, on })}\0${fact.volume}`
      addTo(byVolume, key, { host: on, volume, extent })
    }
    for (const copies of byVolume.values()) {
      for (const { item, from } of deviations(copies, (a, b) => a.extent === b.extent)) {
        const [own = '', other = ''] = comparedBytes(item.extent, from.extent)
        yield {
          at: item.volume,
          message: `Extents have ${own} on host "${item.host}" and ${other} on host "${from.host}"`,
          related: [{ at: from.volume, message: `the volume of host "${from.host}"` }],
        }
      }
    }
  },
})

function groupExtent(cluster: ClusterModel, host: string, disk: string | undefined): number | undefined {
  const name = disk === undefined ? undefined : volumeGroupOf(disk)
  return cluster.factsOn(host, 'volume-group').find(({ fact }) => fact.name === name)?.fact.extentBytes
}

function backup(extentSectors: number, extents: number): string {
  return `contents = "Text Format Volume Group"
version = 1
vg1 {
  id = "aaaaaa-aaaa-aaaa-aaaa-aaaa-aaaa-aaaaaa"
  seqno = 2
  status = ["RESIZEABLE", "READ", "WRITE"]
  extent_size = ${extentSectors}
  physical_volumes {
    pv0 { id = "bbbbbb-bbbb-bbbb-bbbb-bbbb-bbbb-bbbbbb" device = "/dev/sda3" pe_start = 384 pe_count = 4000 }
  }
  logical_volumes {
    data {
      id = "cccccc-cccc-cccc-cccc-cccc-cccc-cccccc"
      status = ["READ", "WRITE", "VISIBLE"]
      segment_count = 1
      segment1 { start_extent = 0 extent_count = ${extents} type = "striped" stripe_count = 1 stripes = ["pv0", 0] }
    }
  }
}
`
}
