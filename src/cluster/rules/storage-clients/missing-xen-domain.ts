import { listed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { heartbeatClusters } from '../../view/groups.js'
import { groupsOf } from '../../view/resources.js'
import { heartbeatExample } from '../example-cluster.js'

const guest = 'name = "mail"\nmemory = 512\nkernel = "/boot/vmlinuz-xen"\ndisk = [ "phy:/dev/drbd0,xvda,w" ]\n'
const other = 'name = "test"\nmemory = 512\nkernel = "/boot/vmlinuz-xen"\ndisk = [ "phy:/dev/vg1/test,xvda,w" ]\n'
const group = ['Filesystem::/dev/drbd0::/srv/data::ext3', 'xendom::mail'] as const

/** A host that may take over a virtual machine needs its description. */
export const missingXenDomain = defineClusterRule({
  id: 'cluster/missing-xen-domain',
  severity: 'error',
  origin: 'practice',
  summary: 'a virtual machine of a group is not described on one host',
  why: 'The start fails on that host, and heartbeat gives the group up: the failover does not work.',
  do: 'Copy the file of the machine to the other host.',
  sources: ['xm(1) "create": a file in /etc/xen', 'xmdomain.cfg(5)'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('beta has another machine only', { '*:/etc/ha.d/haresources': group, 'alpha:/etc/xen/mail': guest, 'beta:/etc/xen/test': other })],
    good: [
      heartbeatExample('both describe it', { '*:/etc/ha.d/haresources': group, '*:/etc/xen/mail': guest }),
      heartbeatExample('what beta has is not known', { '*:/etc/ha.d/haresources': group, 'alpha:/etc/xen/mail': guest }),
      heartbeatExample('nobody moves it', { 'alpha:/etc/xen/mail': guest, 'beta:/etc/xen/test': other }),
    ],
  },

  *check(cluster) {
    for (const hosts of heartbeatClusters(cluster)) {
      const moved = new Set(hosts.flatMap(host => groupsOf(cluster, host)).flatMap(({ resources }) => resources.flatMap(({ fact }) => fact.arguments)))
      for (const name of moved) {
        const described = hosts.flatMap(host => cluster.factsOn(host, 'xen-domain').find(({ fact }) => fact.name === name) ?? [])
        const [first] = described
        const lacking = hosts.filter(host => described.every(entry => entry.host !== host) && isFolderKnown(cluster, host))
        if (first === undefined || lacking.length === 0) continue
        const moves = hosts.flatMap(host => groupsOf(cluster, host)).flatMap(({ resources }) => resources.filter(({ fact }) => fact.arguments.includes(name)))
        const at = moves.find(({ host }) => host === lacking[0])
        yield {
          at: at ?? first,
          message: `${lacking.length === 1 ? 'Host' : 'Hosts'} ${listed(lacking.map(host => `"${host}"`))} ${lacking.length === 1 ? 'does' : 'do'} not describe the virtual machine "${name}", which moves there`,
          related: at === undefined ? moves.slice(0, 1).map(move => ({ at: move, message: 'it moves by this' })) : [{ at: first, message: `host "${first.host}" describes it here` }],
        }
      }
    }
  },
})

/** A folder that was not collected may well hold the file. */
function isFolderKnown(cluster: ClusterModel, host: string): boolean {
  return cluster.hosts.get(host)?.stateOf('/etc/xen/any') === 'missing'
}
