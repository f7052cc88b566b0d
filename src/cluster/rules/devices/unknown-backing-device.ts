import { defineClusterRule } from '../../define-cluster-rule.js'
import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import type { ClusterModel } from '../../model.js'
import { isAgreedOnVolume } from '../../view/agreement.js'
import { canonicalDevice, deviceAt, logicalVolumeAt, volumeGroupOf } from '../../view/devices.js'
import { volumesByHost } from '../../view/drbd.js'
import { heartbeatExample } from '../example-cluster.js'

const lvs = '{"report":[{"lv":[{"lv_name":"data","vg_name":"vg1","lv_size":"10737418240B"}]}]}\n'

/** The logical volumes that drbd.conf names as disk and for meta-data must exist on the host. */
export const unknownBackingDevice = defineClusterRule({
  id: 'cluster/unknown-backing-device',
  severity: 'error',
  origin: 'practice',
  summary: 'drbd.conf names a logical volume that the host does not have',
  why: 'DRBD cannot attach the disk; the host has no copy of the data.',
  do: 'Write the name that `lvs` prints, or create the volume.',
  sources: ['drbdadm(8) "attach"', 'lvs(8)'],
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
    ],
    good: [
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
      const known = cluster.factsOn(on, 'logical-volume')
      const [first] = known
      if (first === undefined || !isAgreedOnVolume(cluster, fact)) continue
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

/** Tells whether a device is no logical volume, or one that the host has, or may have. */
function isThere(cluster: ClusterModel, host: string, path: string): boolean {
  const group = volumeGroupOf(path)
  if (group === undefined || logicalVolumeAt(cluster, host, path) !== undefined || deviceAt(cluster, host, path) !== undefined) return true
  const known = cluster.factsOn(host, 'logical-volume')
  // A backup tells of its own group only; another group may exist beside it.
  return !known.some(({ fact, origin }) => fact.volumeGroup === group || /lvs/.test(origin.file))
}
