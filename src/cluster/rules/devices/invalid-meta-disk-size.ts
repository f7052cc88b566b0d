import { comparedBytes } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { sizeOf } from '../../view/devices.js'
import type { Placed } from '../../view/drbd.js'
import { volumesByHost } from '../../view/drbd.js'
import { heartbeatExample } from '../example-cluster.js'

const slot = 128 * 1024 * 1024

function lvs(size: number): string {
  const volumes = ['data', 'meta'].map(name => `{"lv_name":"${name}","vg_name":"vg1","lv_size":"${size}B"}`)
  return `{"report":[{"lv":[${volumes.join(',')}]}]}\n`
}

const external = [
  'meta-disk internal',
  'meta-disk /dev/vg1/meta[1]',
  'meta-disk internal',
  'meta-disk /dev/vg1/meta[1]',
]

const flexible = ['meta-disk internal', 'flexible-meta-disk /dev/vg1/meta', 'meta-disk internal', 'flexible-meta-disk /dev/vg1/meta']

/** The superblock and the activity log. */
const besideBitmap = 36 * 1024

/** A meta-disk must hold 128 MiB for every index up to the one that is used, or a bit for each 4 KiB of data. */
export const invalidMetaDiskSize = defineClusterRule({
  id: 'cluster/invalid-meta-disk-size',
  severity: 'error',
  origin: 'practice',
  summary: 'an external meta-disk is too small for the index that is used, or for the bitmap of the disk',
  why: 'DRBD refuses to attach the disk, or its meta-data cannot be created.',
  do: 'Extend the device, or use a lower index.',
  sources: ['drbd.conf(5) "meta-disk": each index takes 128 MiB, a flexible one what the bitmap takes', 'drbd user/drbdmeta.c'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('a flexible one of 1 MiB for 64 GiB', {
      '*:/etc/drbd.conf': flexible,
      '*:facts/lvs.json': `{"report":[{"lv":[{"lv_name":"data","vg_name":"vg1","lv_size":"${64 * 1024 ** 3}B"},{"lv_name":"meta","vg_name":"vg1","lv_size":"${1024 ** 2}B"}]}]}\n`,
    }), heartbeatExample('index 1 needs 256 MiB', { '*:/etc/drbd.conf': external, '*:facts/lvs.json': lvs(slot) })],
    good: [
      heartbeatExample('a flexible one of 4 MiB for 64 GiB', {
        '*:/etc/drbd.conf': flexible,
        '*:facts/lvs.json': `{"report":[{"lv":[{"lv_name":"data","vg_name":"vg1","lv_size":"${64 * 1024 ** 3}B"},{"lv_name":"meta","vg_name":"vg1","lv_size":"${4 * 1024 ** 2}B"}]}]}\n`,
      }),
      heartbeatExample('256 MiB for index 1', { '*:/etc/drbd.conf': external, '*:facts/lvs.json': lvs(2 * slot) }),
    ],
  },

  *check(cluster) {
    for (const entry of volumesByHost(cluster)) {
      const { metaDisk, metaIndex, places } = entry.fact
      if (metaDisk === undefined || metaDisk === 'internal') continue
      const size = sizeOf(cluster, entry.on, metaDisk)
      const needed = metaIndex === undefined ? leastForBitmap(cluster, entry) : (metaIndex + 1) * slot
      if (needed === undefined) continue
      // A size that was rounded for people may be off by one percent.
      if (size === undefined || size.bytes >= needed || (!size.isExact && size.bytes >= needed * 0.99)) continue
      const [there = '', wanted = ''] = comparedBytes(size.bytes, needed)
      yield {
        at: places?.metaDisk ?? entry,
        message: `"${metaDisk}" of host "${entry.on}" has ${there}, ${metaIndex === undefined ? 'the bitmap of the disk' : `index ${metaIndex}`} needs ${wanted}`,
        related: [{ at: size.place, message: 'the size stands here' }],
      }
    }
  },
})

/** What a flexible meta-disk takes for one peer: other peers and a larger log take more. */
function leastForBitmap(cluster: ClusterModel, { on, fact: { disk, isFlexible } }: Placed<'drbd-volume'>): number | undefined {
  const data = disk === undefined || isFlexible !== true ? undefined : sizeOf(cluster, on, disk)
  return data === undefined ? undefined : besideBitmap + Math.floor((data.isExact ? data.bytes : data.bytes * 0.99) / (4096 * 8))
}
