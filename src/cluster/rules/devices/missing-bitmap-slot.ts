import type { HostFact } from '../../../facts/fact-index.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { devicesAt } from '../../view/devices.js'
import { stackedResources, volumesByHost } from '../../view/drbd.js'
import type { Placed } from '../../view/drbd.js'
import { knownModule, mostBitmapSlots } from '../../view/drbd-meta-data.js'
import { peersWithBitmap } from '../../view/drbd-peers.js'
import { drbdNineExample } from '../example-cluster.js'

/** What lsblk says of a disk of 10 GiB and the device of DRBD on it. */
function lsblk(below: number, path = '/dev/drbd0'): string {
  return `{"blockdevices":[{"name":"vg1-data","path":"/dev/mapper/vg1-data","size":10737418240,"type":"lvm",
"children":[{"name":"drbd0","path":"${path}","size":${10_737_418_240 - below},"type":"disk"}]}]}
`
}

/** Internal meta-data of DRBD 9 must have a slot in its bitmap for each peer with a disk. */
export const missingBitmapSlot = defineClusterRule({
  id: 'cluster/missing-bitmap-slot',
  severity: 'error',
  origin: 'practice',
  summary: 'the meta-data of a host has no room for the bitmaps of all peers',
  why:
    'create-md fixes how many peers a disk can remember changes for. With more of them DRBD refuses to attach the disk: ' +
    '"Not enough free bitmap slots".',
  do: 'Dump the meta-data, make it anew with "drbdadm create-md --max-peers=N", and let the host resynchronise.',
  sources: [
    'drbd 9 drbd/drbd_nl.c drbd_adm_attach(): "Not enough free bitmap slots (available=%d, needed=%d)"; ' +
      'drbd_capacity_to_on_disk_bm_sect(): one bit for 4 KiB, 64-bit words, times max_peers, rounded up to 4 KiB; ' +
      'check_offsets_and_sizes(): that much must be there, and a log of 32 KiB or more',
    'drbd-utils 9.22.0 user/shared/drbdmeta.c: create-md on disks of 100 MiB to 1 TiB for 1 to 31 peers takes exactly that',
    'drbd-utils ChangeLog 8.9.9: "--bitmap=no" for peers without a disk, who take no slot',
    'https://github.com/LINBIT/drbd/issues/14',
  ],
  since: '0.1.0',
  examples: {
    bad: [drbdNineExample('made for one peer', { 'alpha:facts/lsblk.json': lsblk(364_544) })],
    good: [
      drbdNineExample('made for two peers', { 'alpha:facts/lsblk.json': lsblk(692_224) }),
      drbdNineExample('made for seven peers', { 'alpha:facts/lsblk.json': lsblk(2_330_624) }),
      drbdNineExample('one peer has no disk', {
        'alpha:facts/lsblk.json': lsblk(364_544),
        '*:/etc/drbd.conf': [
          '  device /dev/drbd0;\n  disk /dev/vg1/data;\n  meta-disk internal;\n',
          '  volume 0 {\n    device minor 0;\n    disk /dev/vg1/data;\n    meta-disk internal;\n  }\n',
          'node-id 2;',
          'node-id 2;\n    volume 0 {\n      disk none;\n    }',
        ],
      }),
      drbdNineExample('bits may stand for more than 4 KiB', {
        'alpha:facts/lsblk.json': lsblk(364_544),
        '*:facts/proc-drbd.txt': 'version: 9.3.1 (api:2/proto:118-124)\n',
      }),
      drbdNineExample('another device lies on the disk', { 'alpha:facts/lsblk.json': lsblk(364_544, '/dev/drbd7') }),
    ],
  },

  *check(cluster) {
    for (const entry of volumesByHost(cluster)) {
      const { resource, disk, metaDisk, isFlexible, sizeBytes } = entry.fact
      if (disk === undefined || disk === 'none' || sizeBytes !== undefined || stackedResources(cluster).has(resource)) continue
      // Internal is what it is where it is left out.
      if ((metaDisk !== undefined && metaDisk !== 'internal') || isFlexible === true) continue
      const sizes = sizesAround(cluster, entry)
      if (sizes === undefined || knownModule(cluster, entry.on)?.format !== 'v09') continue
      const { lower, upper } = sizes
      const slots = mostBitmapSlots(lower.fact.sizeBytes, upper.fact.sizeBytes)
      const peers = peersWithBitmap(cluster, entry) ?? []
      // No slot at all: this is not the meta-data that drbd.conf names.
      if (slots < 1 || slots >= peers.length) continue
      const left = lower.fact.sizeBytes - upper.fact.sizeBytes
      yield {
        at: entry,
        message:
          `The meta-data on "${disk}" of host "${entry.on}" has room for ${slots === 1 ? '1 peer' : `${slots} peers`}, ` +
          `resource "${resource}" connects it to ${peers.length} with a disk`,
        related: [
          { at: lower, message: `the disk has ${lower.fact.sizeBytes} bytes` },
          { at: upper, message: `the device of DRBD on it leaves ${left} of them for meta-data` },
        ],
        help: `Make the meta-data anew with "drbdadm create-md --max-peers=${peers.length} ${resource}", or for more peers.`,
      }
    }
  },
})

interface Sizes {
  readonly lower: HostFact<'block-device'>
  readonly upper: HostFact<'block-device'>
}

/** Finds the exact sizes of the disk and of the volume's own device, where the host shows the one on the other. */
function sizesAround(cluster: ClusterModel, { on, fact }: Placed<'drbd-volume'>): Sizes | undefined {
  const device = fact.minor === undefined ? undefined : `/dev/drbd${fact.minor}`
  if (fact.disk === undefined || device === undefined) return undefined
  const disks = devicesAt(cluster, on, fact.disk)
  if (!disks.some(({ fact: { heldBy } }) => heldBy?.includes(device))) return undefined
  const lower = disks.find(entry => entry.fact.isExact)
  const upper = devicesAt(cluster, on, device).find(entry => entry.fact.isExact)
  return lower === undefined || upper === undefined ? undefined : { lower, upper }
}
