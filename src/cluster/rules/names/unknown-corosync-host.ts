import { isSlip } from '../../../text/host-slip.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ExampleCluster } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { corosyncClusters } from '../../view/groups.js'
import { namesOf, shortName } from '../../view/names.js'

function example(title: string, name: string): ExampleCluster {
  const node = (own: string, id: number): string => `\tnode {\n\t\tname: ${own}\n\t\tnodeid: ${id}\n\t\tring0_addr: 192.0.2.${id}\n\t}\n`
  const text = `totem {\n\tversion: 2\n\tcluster_name: demo\n\tcrypto_cipher: aes256\n\tcrypto_hash: sha256\n}\nnodelist {\n${node('north', 1)}${node(name, 2)}${node('south', 3)}}\nquorum {\n\tprovider: corosync_votequorum\n}\n`
  const hosts = ['north', 'eastern', 'south'].map((host, index) => [host, { '/etc/corosync/corosync.conf': text, '/etc/hostname': `${host}\n`, 'facts/ip-addr.txt': `2: eth0    inet 192.0.2.${index + 1}/24 scope global eth0\n` }] as const)
  return { title, hosts: Object.fromEntries(hosts) }
}

/** A node of corosync.conf has nearly the name of a host that no node has. */
export const unknownCorosyncHost = defineClusterRule({
  id: 'cluster/unknown-corosync-host',
  severity: 'warning',
  origin: 'practice',
  summary: 'a node of corosync.conf has nearly the name of a host',
  why: 'Corosync finds the node by its address and starts. What goes by names, as Proxmox VE and the tools of Pacemaker do, knows a node that is no host, and a host that is no node.',
  do: 'Write the name as uname -n prints it on that host.',
  sources: ['corosync.conf(5), nodelist: name', 'https://github.com/ClusterLabs/pcs/issues/162'],
  since: '0.1.0',
  examples: {
    bad: [example('letters in another order', 'eatsern')],
    good: [example('the names of the hosts', 'eastern'), example('a name of its own', 'node2')],
  },

  *check(cluster) {
    for (const hosts of corosyncClusters(cluster)) {
      // Names of the CIB are compared by themselves.
      if (hosts.some(host => cluster.factsOn(host, 'pacemaker-node').length > 0)) continue
      for (const on of hosts) {
        const members = cluster.factsOn(on, 'corosync-node')
        const named = new Set(members.map(({ fact }) => cluster.hostNamed(fact.name)))
        const leftOut = hosts.filter(host => !named.has(host))
        if (members.length === 0 || leftOut.length > mostLeftOut) continue
        for (const member of members) {
          const meant = cluster.hostNamed(member.fact.name) === undefined ? leftOut.flatMap(host => ownNames(cluster, host)).find(name => isSlip(member.fact.name, name)) : undefined
          if (meant !== undefined) yield { at: member, message: `Node "${member.fact.name}" is no host, and host "${meant}" is no node`, help: `Did you mean "${meant}"?` }
        }
      }
    }
  },
})

/** Where more hosts are no nodes, nodes have names of their own. */
const mostLeftOut = 3

function ownNames(cluster: ClusterModel, host: string): readonly string[] {
  return namesOf(cluster, host).flatMap(name => [name, shortName(name)])
}
