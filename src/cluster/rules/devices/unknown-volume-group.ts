import { suggestion, suggestionPool } from '../../../diagnostics/did-you-mean.js'
import type { Finding } from '../../../diagnostics/diagnostic.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { activatedOn, volumeGroups } from '../../view/group-volumes.js'
import { distinctHaresources } from '../../view/resources.js'
import { cmanExample, heartbeatExample } from '../example-cluster.js'

const pvs = '{"report":[{"pv":[{"pv_name":"/dev/drbd0","vg_name":"guests","pv_size":"10737418240B"}]}]}\n'

function service(group: string): readonly string[] {
  return ['</cluster>', `  <rm>\n    <service name="files">\n      <lvm name="data" vg_name="${group}" lv_name="data"/>\n    </service>\n  </rm>\n</cluster>`]
}

/** A group that LVM activates must be one that a host has. */
export const unknownVolumeGroup = defineClusterRule({
  id: 'cluster/unknown-volume-group',
  severity: 'error',
  origin: 'practice',
  summary: 'a group or service activates a volume group that no host has, and one has a name that is nearly the same',
  why: 'LVM does not find the group, the start fails, and all of the group is given up.',
  do: 'Correct the name.',
  sources: ['resource-agents rgmanager/src/resources/lvm.sh "vg_name"', 'heartbeat 3.0.6 resource.d/LVM; vgchange(8): "Volume group not found"'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('a letter is missing', { '*:/etc/ha.d/haresources': ['drbddisk::r0', 'drbddisk::r0 LVM::guest'], 'alpha:facts/pvs.json': pvs }), cmanExample('a slip in a service', { '*:/etc/cluster/cluster.conf': service('guest'), 'alpha:facts/pvs.json': pvs })],
    good: [
      cmanExample('the group of a service', { '*:/etc/cluster/cluster.conf': service('guests'), 'alpha:facts/pvs.json': pvs }),
      heartbeatExample('the group', { '*:/etc/ha.d/haresources': ['drbddisk::r0', 'drbddisk::r0 LVM::guests'], 'alpha:facts/pvs.json': pvs }),
      heartbeatExample('a group whose metadata nobody collected', { '*:/etc/ha.d/haresources': ['drbddisk::r0', 'drbddisk::r0 LVM::archive'], 'alpha:facts/pvs.json': pvs }),
    ],
  },

  *check(cluster) {
    const groups = new Set([...volumeGroups(cluster).keys(), ...cluster.facts('logical-volume').map(({ fact }) => fact.volumeGroup)])
    if (groups.size === 0) return
    for (const host of distinctHaresources(cluster)) {
      const activated = activatedOn(cluster, host)
      const names = new Set(activated.map(({ name }) => name))
      const others = suggestionPool([...groups].filter(known => !names.has(known)))
      for (const { name, at } of activated) {
        const help = groups.has(name) ? undefined : suggestion(name, others)
        if (help !== undefined) yield { at, message: `No host has a volume group "${name}"`, help }
      }
    }
    yield* ofServices(cluster, groups)
  },
})

/** The groups that services of rgmanager activate; all hosts have one cluster.conf. */
function* ofServices(cluster: ClusterModel, groups: ReadonlySet<string>): Generator<Finding> {
  const activated = cluster.facts('rhcs-resource').filter(({ fact }) => fact.type === 'lvm' && fact.attributes['vg_name'] !== undefined)
  const names = new Map([...activated].reverse().map(at => [at.fact.attributes['vg_name'] ?? '', at] as const))
  const others = suggestionPool([...groups].filter(known => !names.has(known)))
  for (const [name, at] of names) {
    const help = groups.has(name) ? undefined : suggestion(name, others)
    if (help !== undefined) yield { at, message: `No host has a volume group "${name}"`, help }
  }
}
