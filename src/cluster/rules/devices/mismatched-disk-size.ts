import { bytes, comparedBytes } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { isAgreedOnVolume } from '../../view/agreement.js'
import { sizeOf } from '../../view/devices.js'
import { volumesByHost } from '../../view/drbd.js'
import { resourceKey } from '../../view/drbd-names.js'
import { heartbeatExample } from '../example-cluster.js'

function lvs(size: number): string {
  return `{"report":[{"lv":[{"lv_name":"data","vg_name":"vg1","lv_size":"${size}B"}]}]}\n`
}

/** The disks below one DRBD resource should be equally large on all hosts. */
export const mismatchedDiskSize = defineClusterRule({
  id: 'cluster/mismatched-disk-size',
  severity: 'warning',
  origin: 'practice',
  summary: 'the disks of a DRBD resource differ in size',
  why: 'DRBD uses the size of the smallest. The rest is lost, and a smaller disk that is added later is refused.',
  do: 'Extend the smaller one, or set the size of the resource.',
  sources: [
    'drbd drbd/drbd_receiver.c receive_sizes(): the smaller size counts; "disk size is too small"',
    'DRBD User\'s Guide, "Preparing your lower-level storage"',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('4 MiB are missing on beta', {
        'alpha:facts/lvs.json': lvs(10737418240),
        'beta:facts/lvs.json': lvs(10733223936),
      }),
    ],
    good: [
      heartbeatExample('equal sizes', { '*:facts/lvs.json': lvs(10737418240) }),
      heartbeatExample('one size is not known', { 'alpha:facts/lvs.json': lvs(10737418240) }),
    ],
  },

  *check(cluster) {
    const byVolume = new Map<string, ReturnType<typeof volumesByHost>[number][]>()
    for (const entry of volumesByHost(cluster)) {
      const key = `${resourceKey(cluster, { resource: entry.fact.resource, on: entry.on })}\0${entry.fact.volume}`
      byVolume.set(key, [...(byVolume.get(key) ?? []), entry])
    }
    for (const volumes of byVolume.values()) {
      const sized = volumes.flatMap(entry => {
        const { disk, sizeBytes } = entry.fact
        if (disk === undefined || disk === 'none' || !isAgreedOnVolume(cluster, entry.fact)) return []
        const size = sizeOf(cluster, entry.on, disk)
        return size === undefined ? [] : [
          { entry, disk, size, isLimited: sizeBytes !== undefined && sizeBytes <= size.bytes },
        ]
      })
      const largest = sized.reduce<(typeof sized)[number] | undefined>(
        (best, next) => (best === undefined || next.size.bytes > best.size.bytes ? next : best),
        undefined,
      )
      if (largest === undefined || sized.every(({ isLimited }) => isLimited)) continue
      for (const { entry, disk, size } of sized) {
        const difference = largest.size.bytes - size.bytes
        const isExact = size.isExact && largest.size.isExact
        if (difference === 0 || (!isExact && difference < largest.size.bytes / 100)) continue
        const [own = '', other = ''] = comparedBytes(size.bytes, largest.size.bytes)
        yield {
          at: entry,
          message: `"${disk}" of host "${entry.on}" has ${own}, "${largest.disk}" of host "${largest.entry.on}" has ${other}`,
          related: [
            { at: size.place, message: `the size on host "${entry.on}"` },
            { at: largest.size.place, message: `the size on host "${largest.entry.on}"` },
          ],
          help: `Extend the disk of host "${entry.on}" by ${bytes(difference)}.`,
        }
      }
    }
  },
})
