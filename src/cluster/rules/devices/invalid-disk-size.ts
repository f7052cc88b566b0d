import { comparedBytes } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { sizeOf } from '../../view/devices.js'
import { optionOf, volumesByHost } from '../../view/drbd.js'
import { heartbeatExample } from '../example-cluster.js'

function lvs(size: number): string {
  return `{"report":[{"lv":[{"lv_name":"data","vg_name":"vg1","lv_size":"${size}B"}]}]}\n`
}

const gibibyte = 1024 ** 3

/** The `size` of a resource cannot exceed the disk below it. */
export const invalidDiskSize = defineClusterRule({
  id: 'cluster/invalid-disk-size',
  severity: 'error',
  origin: 'practice',
  summary: 'the size of a DRBD resource is larger than the disk of a host',
  why: 'The kernel refuses to attach the disk, and the resource stays without one on that host.',
  do: 'Extend the disk, or lower the size.',
  sources: [
    'drbd drbd/drbd_nl.c drbd_adm_attach(): ERR_DISK_TOO_SMALL, "Low.dev. smaller than requested DRBD-dev. size"',
    'drbd.conf(5) "size"',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('12 GiB of a disk of 10 GiB', {
        '*:/etc/drbd.conf': ['  disk {\n', '  disk {\n    size 12G;\n'],
        '*:facts/lvs.json': lvs(10 * gibibyte),
      }),
    ],
    good: [
      heartbeatExample('9 GiB of a disk of 10 GiB', {
        '*:/etc/drbd.conf': ['  disk {\n', '  disk {\n    size 9G;\n'],
        '*:facts/lvs.json': lvs(10 * gibibyte),
      }),
      heartbeatExample('the size of the disk is not known', {
        '*:/etc/drbd.conf': ['  disk {\n', '  disk {\n    size 12G;\n'],
      }),
    ],
  },

  *check(cluster) {
    for (const entry of volumesByHost(cluster)) {
      const { disk, sizeBytes, resource } = entry.fact
      if (sizeBytes === undefined || disk === undefined || disk === 'none') continue
      const size = sizeOf(cluster, entry.on, disk)
      // A size that was rounded for people may be off by one percent.
      if (size === undefined || sizeBytes <= size.bytes || (!size.isExact && sizeBytes <= size.bytes * 1.01)) continue
      const [wanted = '', there = ''] = comparedBytes(sizeBytes, size.bytes)
      yield {
        at: optionOf(cluster, entry.host, { resource, name: 'size' }) ?? entry,
        message: `Resource "${resource}" shall have ${wanted}, "${disk}" of host "${entry.on}" has ${there}`,
        related: [{ at: size.place, message: 'the size stands here' }],
      }
    }
  },
})
