import { suggestion, suggestionPool } from '../../../diagnostics/did-you-mean.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { activatedOn, volumeGroups } from '../../view/group-volumes.js'
import { distinctHaresources } from '../../view/resources.js'
import { heartbeatExample } from '../example-cluster.js'

const pvs = '{"report":[{"pv":[{"pv_name":"/dev/drbd0","vg_name":"guests","pv_size":"10737418240B"}]}]}\n'

/** A group that LVM activates must be one that a host has. */
export const unknownVolumeGroup = defineClusterRule({
  id: 'cluster/unknown-volume-group',
  severity: 'error',
  origin: 'practice',
  summary: 'a group activates a volume group that no host has, and one has a name that is nearly the same',
  why: 'LVM does not find the group, the start fails, and all of the group is given up.',
  do: 'Correct the name.',
  sources: ['heartbeat 3.0.6 resource.d/LVM; vgchange(8): "Volume group not found"'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('a letter is missing', { '*:/etc/ha.d/haresources': ['drbddisk::r0', 'drbddisk::r0 LVM::guest'], 'alpha:facts/pvs.json': pvs })],
    good: [
      heartbeatExample('the group', { '*:/etc/ha.d/haresources': ['drbddisk::r0', 'drbddisk::r0 LVM::guests'], 'alpha:facts/pvs.json': pvs }),
      heartbeatExample('a group whose metadata nobody collected', { '*:/etc/ha.d/haresources': ['drbddisk::r0', 'drbddisk::r0 LVM::archive'], 'alpha:facts/pvs.json': pvs }),
    ],
  },

  *check(cluster) {
    const groups = volumeGroups(cluster)
    if (groups.size === 0) return
    for (const host of distinctHaresources(cluster)) {
      const activated = activatedOn(cluster, host)
      const names = new Set(activated.map(({ name }) => name))
      const others = suggestionPool([...groups.keys()].filter(known => !names.has(known)))
      for (const { name, at } of activated) {
        const help = groups.has(name) ? undefined : suggestion(name, others)
        if (help !== undefined) yield { at, message: `No host has a volume group "${name}"`, help }
      }
    }
  },
})
