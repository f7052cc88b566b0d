import { addTo } from '../../../text/multimap.js'
import { bytes, comparedBytes } from '../../../text/quantity.js'
import type { Finding } from '../../../diagnostics/diagnostic.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { isAgreedOnVolume } from '../../view/agreement.js'
import { sizeOf } from '../../view/devices.js'
import { stackedResources, volumesByHost } from '../../view/drbd.js'
import { resourceKey } from '../../view/drbd-names.js'
import { heartbeatExample } from '../example-cluster.js'

type Size = NonNullable<ReturnType<typeof sizeOf>>
interface Sized {
  readonly entry: ReturnType<typeof volumesByHost>[number]
  readonly disk: string
  readonly size: Size
}

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
    yield* belowStacked(cluster)
    const byVolume = new Map<string, ReturnType<typeof volumesByHost>[number][]>()
    for (const entry of volumesByHost(cluster)) {
      const key = `${resourceKey(cluster, { resource: entry.fact.resource, on: entry.on })}\0${entry.fact.volume}`
      addTo(byVolume, key, entry)
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

/** An upper resource of a stack has the size of the lower one; the meta-data of both are far less than a hundredth of it. */
function* belowStacked(cluster: ClusterModel): Generator<Finding> {
  const stacked = stackedResources(cluster)
  if (stacked.size === 0) return
  const sizes = new Map<string, Sized[]>()
  for (const entry of volumesByHost(cluster)) {
    const { resource, volume, disk } = entry.fact
    const size = disk === undefined || disk === 'none' || !isAgreedOnVolume(cluster, entry.fact) ? undefined : sizeOf(cluster, entry.on, disk)
    if (size !== undefined && disk !== undefined) addTo(sizes, `${resource}\0${volume}`, { entry, disk, size })
  }
  const reported = new Set<string>()
  for (const { fact: { resource, host: lower, volume } } of cluster.facts('drbd-volume')) {
    const key = `${resource}\0${volume}`
    if (!stacked.has(resource) || reported.has(key)) continue
    const below = sizes.get(`${lower}\0${volume}`) ?? []
    const [first] = below.toSorted((one, other) => one.size.bytes - other.size.bytes)
    const small = first === undefined ? undefined : sizes.get(key)?.find(({ size }) => first.size.bytes - size.bytes > first.size.bytes / 100)
    // What is limited to a size does not take all of its disk.
    if (first === undefined || small === undefined || [...below, small].some(({ entry }) => entry.fact.sizeBytes !== undefined)) continue
    reported.add(key)
    const [own = '', other = ''] = comparedBytes(small.size.bytes, first.size.bytes)
    yield {
      at: small.entry,
      message: `"${small.disk}" of host "${small.entry.on}" has ${own}, "${first.disk}" below "${lower}" on host "${first.entry.on}" has ${other}`,
      related: [
        { at: small.size.place, message: `the size on host "${small.entry.on}"` },
        { at: first.size.place, message: `the size on host "${first.entry.on}"` },
      ],
      help: `Extend the disk of host "${small.entry.on}" by ${bytes(first.size.bytes - small.size.bytes)}.`,
    }
  }
}
