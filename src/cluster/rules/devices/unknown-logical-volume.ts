import { suggestion } from '../../../diagnostics/did-you-mean.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { canonicalDevice } from '../../view/devices.js'
import { cmanExample } from '../example-cluster.js'

const lvs = '{"report": [{"lv": [{"lv_name": "data", "vg_name": "vg_shared", "lv_size": "1073741824", "lv_path": "/dev/vg_shared/data"}]}]}\n'

function service(volume: string): readonly string[] {
  return ['</cluster>', `  <rm>\n    <service name="files">\n      <lvm name="halvm" vg_name="vg_shared" lv_name="${volume}"/>\n    </service>\n  </rm>\n</cluster>`]
}

/** A volume that rgmanager activates is in its group. */
export const unknownLogicalVolume = defineClusterRule({
  id: 'cluster/unknown-logical-volume',
  severity: 'error',
  origin: 'practice',
  summary: 'a service activates a logical volume that its volume group does not have',
  why: 'The agent finds no such volume: the service does not start on any host.',
  do: 'Correct lv_name.',
  sources: ['resource-agents rgmanager/src/resources/lvm.sh, lvm_by_lv.sh: lvs VG/LV'],
  since: '0.1.0',
  examples: {
    bad: [cmanExample('a slip in the name', { '*:/etc/cluster/cluster.conf': service('dtaa'), '*:facts/lvs.json': lvs })],
    good: [
      cmanExample('the volume', { '*:/etc/cluster/cluster.conf': service('data'), '*:facts/lvs.json': lvs }),
      cmanExample('a group of which nothing is known', { '*:/etc/cluster/cluster.conf': service('dtaa') }),
    ],
  },

  *check(cluster) {
    const reported = new Set<string>()
    for (const at of cluster.facts('rhcs-resource')) {
      const { vg_name: group, lv_name: name } = at.fact.attributes
      if (at.fact.type !== 'lvm' || group === undefined || name === undefined || reported.has(`${group}/${name}`)) continue
      const volumes = cluster.facts('logical-volume').filter(({ fact }) => fact.volumeGroup === group)
      const [known] = volumes
      if (known === undefined || volumes.some(({ fact }) => fact.name === name) || isMounted(cluster, group, name)) continue
      reported.add(`${group}/${name}`)
      const help = suggestion(name, volumes.map(({ fact }) => fact.name))
      yield {
        at,
        message: `Volume group "${group}" has no volume "${name}"`,
        related: [{ at: known, message: 'a volume of the group' }],
        ...(help === undefined ? {} : { help }),
      }
    }
  },
})

/** What a service also mounts is told there. */
function isMounted(cluster: ClusterModel, group: string, name: string): boolean {
  return cluster.facts('rhcs-resource').some(({ fact }) => /^(?:cluster)?fs$/.test(fact.type) && canonicalDevice(fact.attributes['device'] ?? '') === canonicalDevice(`/dev/${group}/${name}`))
}
