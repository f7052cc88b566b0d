import { comparedBytes } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { sizeOf } from '../../view/devices.js'
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

/** A meta-disk must hold 128 MiB for every index up to the one that is used. */
export const invalidMetaDiskSize = defineClusterRule({
  id: 'cluster/invalid-meta-disk-size',
  severity: 'error',
  origin: 'practice',
  summary: 'an external meta-disk is too small for the index that is used',
  why: 'DRBD refuses to attach the disk, or its meta-data cannot be created.',
  do: 'Extend the device, or use a lower index.',
  sources: ['drbd.conf(5) "meta-disk": each index takes 128 MiB', 'drbd user/drbdmeta.c'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('index 1 needs 256 MiB', { '*:/etc/drbd.conf': external, '*:facts/lvs.json': lvs(slot) })],
    good: [
      heartbeatExample('256 MiB for index 1', { '*:/etc/drbd.conf': external, '*:facts/lvs.json': lvs(2 * slot) }),
    ],
  },

  *check(cluster) {
    for (const entry of volumesByHost(cluster)) {
      const { metaDisk, metaIndex, places } = entry.fact
      if (metaDisk === undefined || metaDisk === 'internal' || metaIndex === undefined) continue
      const size = sizeOf(cluster, entry.on, metaDisk)
      const needed = (metaIndex + 1) * slot
      // A size that was rounded for people may be off by one percent.
      if (size === undefined || size.bytes >= needed || (!size.isExact && size.bytes >= needed * 0.99)) continue
      const [there = '', wanted = ''] = comparedBytes(size.bytes, needed)
      yield {
        at: places?.metaDisk ?? entry,
        message: `"${metaDisk}" of host "${entry.on}" has ${there}, index ${metaIndex} needs ${wanted}`,
        related: [{ at: size.place, message: 'the size stands here' }],
      }
    }
  },
})
