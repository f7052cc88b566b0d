import { defineClusterRule } from '../../define-cluster-rule.js'
import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import type { Finding } from '../../../diagnostics/diagnostic.js'
import type { ClusterModel } from '../../model.js'
import { isAgreedOnVolume } from '../../view/agreement.js'
import { canonicalDevice, deviceAt, logicalVolumeAt, volumeGroupOf } from '../../view/devices.js'
import { volumesByHost } from '../../view/drbd.js'
import { heartbeatExample } from '../example-cluster.js'

const lvs = '{"report":[{"lv":[{"lv_name":"data","vg_name":"vg1","lv_size":"10737418240B"}]}]}\n'

const disks = 'RO    RA   SSZ   BSZ   StartSec            Size   Device\nrw   256   512  4096          0     21474836480   /dev/sda\nrw   256   512  4096          0    107374182400   /dev/sdb\n'

/** The disks and logical volumes that drbd.conf names, also for meta-data, must exist on the host. */
export const unknownBackingDevice = defineClusterRule({
  id: 'cluster/unknown-backing-device',
  severity: 'error',
  origin: 'practice',
  summary: 'drbd.conf names a disk or a logical volume that the host does not have',
  why: 'DRBD cannot attach the disk; the host has no copy of the data.',
  do: 'Write the name that `lvs` or `lsblk` prints, or create the volume.',
  sources: ['drbdadm(8) "attach"', 'lvs(8)', 'blockdev(8) --report: all of /proc/partitions'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('the group is called vg1', {
        '*:facts/lvs.json': lvs,
        '*:/etc/drbd.conf': ['/dev/vg1/data', '/dev/vg0/data', '/dev/vg1/data', '/dev/vg0/data'],
      }),
      heartbeatExample('nobody made the volume for meta-data', {
        'beta:facts/lvs.json': lvs,
        '*:/etc/drbd.conf': ['meta-disk internal', 'meta-disk /dev/vg1/meta', 'meta-disk internal', 'meta-disk /dev/vg1/meta'],
      }),
      heartbeatExample('beta has no partition of that number', {
        '*:facts/blockdev.txt': `${disks}rw   256   512  4096       2048    107373133824   /dev/sdb1\n`,
        'beta:facts/blockdev.txt': disks,
        '*:/etc/drbd.conf': ['/dev/vg1/data', '/dev/sdb1', '/dev/vg1/data', '/dev/sdb1'],
      }),
    ],
    good: [
      heartbeatExample('the disk is listed', {
        '*:facts/blockdev.txt': disks,
        '*:/etc/drbd.conf': ['/dev/vg1/data', '/dev/sdb', '/dev/vg1/data', '/dev/sdb'],
      }),
      heartbeatExample('disks of its kind are not listed', {
        '*:facts/blockdev.txt': disks,
        '*:/etc/drbd.conf': ['/dev/vg1/data', '/dev/md1', '/dev/vg1/data', '/dev/md1'],
      }),
      heartbeatExample('the volume exists', { '*:facts/lvs.json': lvs }),
      heartbeatExample('the volumes are not known'),
      heartbeatExample('one volume for the meta-data of many', {
        '*:facts/lvs.json': lvs.replace('}]}]}', '},{"lv_name":"meta","vg_name":"vg1","lv_size":"268435456B"}]}]}'),
        '*:/etc/drbd.conf': ['meta-disk internal', 'meta-disk /dev/vg1/meta[1]', 'meta-disk internal', 'meta-disk /dev/vg1/meta[1]'],
      }),
    ],
  },

  *check(cluster) {
    for (const entry of volumesByHost(cluster)) {
      const { fact, on } = entry
      if (!isAgreedOnVolume(cluster, fact)) continue
      yield* ofKernel(cluster, entry)
      const known = cluster.factsOn(on, 'logical-volume')
      const [first] = known
      if (first === undefined) continue
      for (const name of ['disk', 'metaDisk'] as const) {
        const path = fact[name]
        if (path === undefined || isThere(cluster, on, path)) continue
        const device = canonicalDevice(path)
        const near = didYouMean(device, known.map(volume => `/dev/${volume.fact.volumeGroup}/${volume.fact.name}`))
        yield {
          at: (name === 'metaDisk' ? fact.places?.metaDisk : undefined) ?? entry,
          message: `Host "${on}" has no logical volume "${device}"`,
          related: [{ at: known.find(volume => volume.fact.volumeGroup === volumeGroupOf(path)) ?? first, message: 'its volumes are listed here' }],
          ...(near === undefined ? {} : { help: `Did you mean "${near}"?` }),
        }
      }
    }
  },
})

/** What the kernel calls its disks and their partitions; what stands before the number is the kind. */
const kernelName = /^\/dev\/(?:(?:sd|hd|vd|xvd)(?=[a-z])|md(?=\d)|nvme(?=\d)|cciss\/)/

/** A disk by the kernel's own name, on a host that lists all of them. */
function* ofKernel(cluster: ClusterModel, entry: ReturnType<typeof volumesByHost>[number]): Generator<Finding> {
  const { fact, on } = entry
  for (const name of ['disk', 'metaDisk'] as const) {
    const path = fact[name]
    const kind = path === undefined ? undefined : kernelName.exec(path)?.[0]
    if (path === undefined || kind === undefined || deviceAt(cluster, on, path) !== undefined) continue
    // A list that somebody cut down to some kinds says nothing of another.
    const listed = cluster.factsOn(on, 'block-device').filter(({ fact: device, origin }) => /blockdev|lsblk/.test(origin.file) && device.paths.some(one => one.startsWith(kind)))
    const [first] = listed
    if (first === undefined) continue
    const near = didYouMean(path, listed.flatMap(({ fact: device }) => device.paths))
    yield {
      at: (name === 'metaDisk' ? fact.places?.metaDisk : undefined) ?? entry,
      message: `Host "${on}" has no disk "${path}"`,
      related: [{ at: first, message: 'its disks are listed here' }],
      ...(near === undefined ? {} : { help: `Did you mean "${near}"?` }),
    }
  }
}

/** Tells whether a device is no logical volume, or one that the host has, or may have. */
function isThere(cluster: ClusterModel, host: string, path: string): boolean {
  const group = volumeGroupOf(path)
  if (group === undefined || logicalVolumeAt(cluster, host, path) !== undefined || deviceAt(cluster, host, path) !== undefined) return true
  const known = cluster.factsOn(host, 'logical-volume')
  // A backup tells of its own group only; another group may exist beside it.
  return !known.some(({ fact, origin }) => fact.volumeGroup === group || /lvs/.test(origin.file))
}
