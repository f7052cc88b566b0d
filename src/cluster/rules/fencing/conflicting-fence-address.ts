import type { Finding } from '../../../diagnostics/diagnostic.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { addressBook, canonicalAddress, ownerOf, resolved } from '../../view/addresses.js'
import type { ClusterModel } from '../../model.js'
import { isManagementBoard } from '../../../facts/management-board.js'
import { pacemakerClusters } from '../../view/pacemaker.js'
import { cmanExample, heartbeatExample, pacemakerExample } from '../example-cluster.js'
import type { Change } from '../example-cluster.js'

function board(address: string): Record<string, Change> {
  return {
    '*:/var/lib/pacemaker/cib/cib.xml': [
      '      <clone id="ms-r0">',
      `      <primitive id="board" class="stonith" type="fence_ipmilan">
        <instance_attributes id="board-parameters">
          <nvpair id="board-ip" name="ip" value="${address}"/>
          <nvpair id="board-hosts" name="pcmk_host_list" value="beta"/>
        </instance_attributes>
      </primitive>
      <clone id="ms-r0">`,
    ],
  }
}

/** A fence device is not reached at an address of a node. */
export const conflictingFenceAddress = defineClusterRule({
  id: 'cluster/conflicting-fence-address',
  severity: 'error',
  origin: 'practice',
  summary: 'a fence device has the address of a host',
  why: 'The agent asks the operating system of a node, which is no power switch and is down when it has to be shot. Fencing fails, and the cluster waits.',
  do: 'Write the address of the management board or of the switch.',
  sources: ['fence_ipmilan(8), fence_apc(8) "ipaddr": the address of the device', 'fenced(8): a node that cannot be fenced blocks recovery'],
  since: '0.1.0',
  examples: {
    bad: [
      cmanExample('the address of beta', { '*:/etc/cluster/cluster.conf': ['192.0.2.200', '192.0.2.2'] }),
      heartbeatExample('stonith with the address of beta', {
        '*:/etc/ha.d/ha.cf': ['node alpha', 'stonith_host alpha external/ipmi beta 192.0.2.2 admin not-a-secret lan\nstonith_host beta external/ipmi alpha 192.0.2.101 admin not-a-secret lan\nnode alpha'],
      }),
      pacemakerExample('the board of beta under Pacemaker has the address of beta', board('192.0.2.2')),
      cmanExample('the name of beta', { '*:/etc/cluster/cluster.conf': ['192.0.2.200', 'beta'] }),
    ],
    good: [
      pacemakerExample('the board of beta under Pacemaker has an address of its own', board('192.0.2.202')),
      cmanExample('an address of its own'),
      cmanExample('an agent that asks the host itself', {
        '*:/etc/cluster/cluster.conf': ['agent="fence_apc" ipaddr="192.0.2.200"', 'agent="fence_virsh" ipaddr="192.0.2.2"'],
      }),
    ],
  },

  *check(cluster) {
    const reported = new Set<string>()
    for (const entry of cluster.facts('rhcs-fence-device')) {
      const { name, agent, address } = entry.fact
      // Agents for guests and for exports talk to the system of a host on purpose.
      if (address === undefined || /virsh|xvm|virt|vmware|rhevm|gnbd|scsi|manual|xcat|pcmk|sanbox|mpath/.test(agent) || reported.has(name)) continue
      const target = resolved(cluster, entry.host, address)
      const owner = target === undefined ? undefined : ownerOf(addressBook(cluster), target)
      if (owner === undefined) continue
      reported.add(name)
      yield {
        at: entry,
        message: `"${address}" of fence device "${name}" is an address of host "${owner.host}"`,
        related: [{ at: owner.place, message: `the address of host "${owner.host}"` }],
      }
    }
    yield* ofPacemaker(cluster)
    yield* ofStonith(cluster)
  },
})

function* ofPacemaker(cluster: ClusterModel): Generator<Finding> {
  for (const pacemaker of pacemakerClusters(cluster)) {
    for (const { fact: { id, agent = '', parameters } } of pacemaker.facts('pacemaker-resource')) {
      if (!isManagementBoard(agent) && !powerSwitches.test(agent)) continue
      const written = parameters['ip'] ?? parameters['ipaddr']
      const target = written === undefined ? undefined : resolved(cluster, pacemaker.host, written.value)
      const owner = target === undefined ? undefined : ownerOf(addressBook(cluster), target)
      if (written === undefined || owner === undefined) continue
      yield {
        at: { origin: written.at },
        message: `"${written.value}" of fence device "${id}" is an address of host "${owner.host}"`,
        related: [{ at: owner.place, message: `the address of host "${owner.host}"` }],
      }
    }
  }
}

/** Agents that ask a switch for the outlets of many nodes. */
const powerSwitches = /^stonith:fence_(?:apc(?:_snmp)?|eaton_snmp|eps|ipdu|raritan|tripplite_snmp|wti)$/

/** The parameters of a stonith device are kept secret: whether an address is among them is all that is asked. */
function* ofStonith(cluster: ClusterModel): Generator<Finding> {
  const reported = new Set<string>()
  for (const entry of cluster.facts('heartbeat-stonith')) {
    const { directive, type, from = '*', parameters } = entry.fact
    if (directive !== 'stonith_host' || parameters === undefined || talksToHosts.test(type) || reported.has(`${from} ${type}`)) continue
    for (const [host, { own }] of addressBook(cluster)) {
      const found = [...own].find(([address]) => parameters.is(text => text.split(/[\s,;=]+/).some(word => word === address || (word.includes(':') && canonicalAddress(word) === address))))
      if (found === undefined) continue
      const [address, place] = found
      reported.add(`${from} ${type}`)
      yield {
        at: entry,
        message: `"${address}" of the "${type}" of "${from}" is an address of host "${host}"`,
        related: [{ at: place, message: `the address of host "${host}"` }],
      }
      break
    }
  }
}

/** Plug-ins that reach their victim, or the host that it is a guest of, by its own address. */
const talksToHosts = /ssh|meatware|null|suicide|xen|virt|vcenter|vmware|hetzner|sbd|hmchttp/
