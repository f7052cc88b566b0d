import { defineClusterRule } from '../../define-cluster-rule.js'
import { pacemakerClusters } from '../../view/pacemaker.js'
import { pacemakerExample } from '../example-cluster.js'

const vg = ['<primitive id="server"', '<primitive id="vg" class="ocf" provider="heartbeat" type="LVM-activate"><instance_attributes id="vg-i"><nvpair id="vg-n" name="vgname" value="shared"/><nvpair id="vg-m" name="vg_access_mode" value="system_id"/></instance_attributes></primitive>\n        <primitive id="server"'] as const
const lvmConf = (list: string): string => `global {\n\tsystem_id_source = "uname"\n}\nactivation {\n\tauto_activation_volume_list = [ ${list} ]\n}\n`

/** The host activates at boot what Pacemaker activates. */
export const conflictingAutoActivation = defineClusterRule({
  id: 'cluster/conflicting-auto-activation',
  severity: 'warning',
  origin: 'practice',
  summary: 'a host activates at boot the volume group that Pacemaker activates',
  why: 'The host activates it before the cluster has decided where it belongs: the agent finds it active, and what was left mounted or written there may be in use on another node.',
  do: 'Take the volume group out of auto_activation_volume_list, leave those of the host itself, and make the initramfs anew.',
  sources: ['Red Hat, "Configuring a high availability cluster": ensuring a volume group is not activated on multiple cluster nodes', 'lvm.conf(5), auto_activation_volume_list'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('on the list', { '*:/var/lib/pacemaker/cib/cib.xml': vg, '*:/etc/lvm/lvm.conf': lvmConf('"root", "shared"') }),
      pacemakerExample('one of its volumes', { '*:/var/lib/pacemaker/cib/cib.xml': vg, '*:/etc/lvm/lvm.conf': lvmConf('"root", "shared/data"') }),
    ],
    good: [pacemakerExample('not on the list', { '*:/var/lib/pacemaker/cib/cib.xml': vg, '*:/etc/lvm/lvm.conf': lvmConf('"root"') })],
  },

  *check(cluster) {
    for (const pacemaker of pacemakerClusters(cluster)) {
      for (const { fact, origin } of pacemaker.facts('pacemaker-resource')) {
        const group = fact.agent === 'ocf:heartbeat:LVM-activate' ? fact.parameters['vgname'] : undefined
        if (group === undefined) continue
        const lists = pacemaker.hosts.flatMap(host => cluster.factsOn(host, 'lvm-option').filter(option => option.fact.name === 'auto_activation_volume_list' && (option.fact.items ?? [option.fact.value]).some(item => item === group.value || item.startsWith(`${group.value}/`))))
        const [first, ...others] = lists
        if (first === undefined) continue
        const who = others.length === 0 ? `Host "${first.host}" activates` : `Host "${first.host}" and ${others.length} more activate`
        yield { at: first, message: `${who} volume group "${group.value}" at boot, and Pacemaker activates it as "${fact.id}"`, related: [{ at: { origin }, message: 'Pacemaker activates it here' }] }
      }
    }
  },
})
