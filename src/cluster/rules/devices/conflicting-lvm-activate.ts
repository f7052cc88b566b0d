import { defineClusterRule } from '../../define-cluster-rule.js'
import { lvmConfOn } from '../../view/lvm-conf.js'
import { pacemakerClusters } from '../../view/pacemaker.js'
import { pacemakerExample } from '../example-cluster.js'

/** What each way needs in lvm.conf, and the value by which that is off. */
const needed: ReadonlyMap<string, { readonly option: string; readonly off: string }> = new Map([
  ['system_id', { option: 'system_id_source', off: 'none' }],
  ['tagging', { option: 'volume_list', off: '' }],
  ['lvmlockd', { option: 'use_lvmlockd', off: '0' }],
])

/** LVM-activate keeps a volume group by a means that lvm.conf does not have. */
export const conflictingLvmActivate = defineClusterRule({
  id: 'cluster/conflicting-lvm-activate',
  severity: 'error',
  origin: 'practice',
  summary: 'LVM-activate keeps a volume group by a means that lvm.conf does not have',
  why: 'The agent looks at lvm.conf before it starts, and refuses: the group is active nowhere, and what stands on it does not start.',
  do: 'Set system_id_source for system_id, volume_list for tagging, use_lvmlockd for lvmlockd.',
  sources: ['resource-agents heartbeat/LVM-activate: systemid_check, tagging_check, lvmlockd_check', 'ClusterLabs, resource-agents issues 1602 and 1643'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('no system id', { '*:/var/lib/pacemaker/cib/cib.xml': ['<primitive id="server"', '<primitive id="vg" class="ocf" provider="heartbeat" type="LVM-activate"><instance_attributes id="vg-i"><nvpair id="vg-n" name="vgname" value="shared"/><nvpair id="vg-m" name="vg_access_mode" value="system_id"/></instance_attributes></primitive>\n        <primitive id="server"'], '*:/etc/lvm/lvm.conf': 'global {\n\tsystem_id_source = "none"\n}\n' }),
      pacemakerExample('no list of volumes', { '*:/var/lib/pacemaker/cib/cib.xml': ['<primitive id="server"', '<primitive id="vg" class="ocf" provider="heartbeat" type="LVM-activate"><instance_attributes id="vg-i"><nvpair id="vg-n" name="vgname" value="shared"/><nvpair id="vg-m" name="vg_access_mode" value="tagging"/></instance_attributes></primitive>\n        <primitive id="server"'], '*:/etc/lvm/lvm.conf': 'global {\n\tlocking_type = 1\n}\n' }),
    ],
    good: [
      pacemakerExample('the name of the host', { '*:/var/lib/pacemaker/cib/cib.xml': ['<primitive id="server"', '<primitive id="vg" class="ocf" provider="heartbeat" type="LVM-activate"><instance_attributes id="vg-i"><nvpair id="vg-n" name="vgname" value="shared"/><nvpair id="vg-m" name="vg_access_mode" value="system_id"/></instance_attributes></primitive>\n        <primitive id="server"'], '*:/etc/lvm/lvm.conf': 'global {\n\tsystem_id_source = "uname"\n}\n' }),
      pacemakerExample('nobody knows lvm.conf', { '*:/var/lib/pacemaker/cib/cib.xml': ['<primitive id="server"', '<primitive id="vg" class="ocf" provider="heartbeat" type="LVM-activate"><instance_attributes id="vg-i"><nvpair id="vg-n" name="vgname" value="shared"/><nvpair id="vg-m" name="vg_access_mode" value="system_id"/></instance_attributes></primitive>\n        <primitive id="server"'] }),
    ],
  },

  *check(cluster) {
    for (const pacemaker of pacemakerClusters(cluster)) {
      for (const { fact } of pacemaker.facts('pacemaker-resource')) {
        const mode = fact.agent === 'ocf:heartbeat:LVM-activate' ? fact.parameters['vg_access_mode'] : undefined
        const wanted = mode === undefined ? undefined : needed.get(mode.value)
        if (mode === undefined || wanted === undefined) continue
        const lacking = pacemaker.hosts.flatMap(host => {
          const config = lvmConfOn(cluster, host)
          const option = cluster.factsOn(host, 'lvm-option').find(entry => entry.fact.name === wanted.option)
          return config === undefined || (option !== undefined && option.fact.value !== wanted.off) ? [] : [{ host, at: option ?? config }]
        })
        const [first] = lacking
        if (first === undefined) continue
        yield { at: { origin: mode.at }, message: `"${fact.id}" goes by "${mode.value}", and lvm.conf of host "${first.host}" has no ${wanted.option}`, related: [{ at: first.at, message: 'lvm.conf' }] }
      }
    }
  },
})
