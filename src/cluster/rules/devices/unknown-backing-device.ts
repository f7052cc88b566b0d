import { defineClusterRule } from '../../define-cluster-rule.js'
import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import { isAgreedOnVolume } from '../../view/agreement.js'
import { canonicalDevice, deviceAt, logicalVolumeAt, volumeGroupOf } from '../../view/devices.js'
import { volumesByHost } from '../../view/drbd.js'
import { heartbeatExample } from '../example-cluster.js'

const lvs = '{"report":[{"lv":[{"lv_name":"data","vg_name":"vg1","lv_size":"10737418240B"}]}]}\n'

/** The logical volume that drbd.conf names as disk must exist on the host. */
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
    ],
    good: [
      heartbeatExample('the volume exists', { '*:facts/lvs.json': lvs }),
      heartbeatExample('the volumes are not known'),
    ],
  },

  *check(cluster) {
    for (const entry of volumesByHost(cluster)) {
      const { fact, on } = entry
      const group = fact.disk === undefined ? undefined : volumeGroupOf(fact.disk)
      const known = cluster.factsOn(on, 'logical-volume')
      const [first] = known
      if (
        fact.disk === undefined ||
        group === undefined ||
        first === undefined ||
        !isAgreedOnVolume(cluster, fact)
      ) continue
      if (
        logicalVolumeAt(cluster, on, fact.disk) !== undefined ||
        deviceAt(cluster, on, fact.disk) !== undefined
      ) continue
      // A backup tells of its own group only; another group may exist beside it.
      const ofGroup = known.filter(volume => volume.fact.volumeGroup === group)
      const isListedWhole = known.some(({ origin }) => /lvs/.test(origin.file))
      if (ofGroup.length === 0 && !isListedWhole) continue
      const names = known.map(volume => `/dev/${volume.fact.volumeGroup}/${volume.fact.name}`)
      const near = didYouMean(canonicalDevice(fact.disk), names)
      yield {
        at: fact.places?.disk ?? entry,
        message: `Host "${on}" has no logical volume "${canonicalDevice(fact.disk)}"`,
        related: [{ at: ofGroup[0] ?? first, message: 'its volumes are listed here' }],
        ...(near === undefined ? {} : { help: `Did you mean "${near}"?` }),
      }
    }
  },
})
