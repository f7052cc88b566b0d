import { defineClusterRule } from '../../define-cluster-rule.js'
import { filesOf } from '../../view/groups.js'
import { nodesOf } from '../../view/pacemaker-resources.js'
import { isSameHost, pacemakerClusters } from '../../view/pacemaker.js'
import { pacemakerExample } from '../example-cluster.js'


const thirdNode = ['<node id="2" uname="beta"/>', '<node id="2" uname="beta"/>\n      <node id="3" uname="gamma"/>']
const thirdMember = ['\t\tring0_addr: 192.0.2.2\n\t}\n', '\t\tring0_addr: 192.0.2.2\n\t}\n\tnode {\n\t\tname: gamma\n\t\tnodeid: 3\n\t\tring0_addr: 192.0.2.3\n\t}\n', '\ttwo_node: 1\n', '']

/** Pacemaker may run a DRBD resource on a node that drbd.conf does not give it. */
export const missingDrbdSection = defineClusterRule({
  id: 'cluster/missing-drbd-section',
  severity: 'warning',
  origin: 'practice',
  summary: 'Pacemaker may run a DRBD resource on a node that drbd.conf does not give it',
  why: 'Without an "on" section for the node drbdadm does not know the resource there: the start fails, and the copy is lost to a node that could have had it.',
  do: 'Keep the clone from the node with a location of -INFINITY, or give the resource a section for it, diskless if need be.',
  sources: ['LINBIT DRBD User Guide 9, "Integrating DRBD with Pacemaker clusters"', 'drbd.conf(5), "on"'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('a third node', { '*:/var/lib/pacemaker/cib/cib.xml': thirdNode, '*:/etc/corosync/corosync.conf': thirdMember }),
    ],
    good: [
      pacemakerExample('a section for each node'),
      pacemakerExample('the third node never runs it', { '*:/var/lib/pacemaker/cib/cib.xml': [...thirdNode, '    <constraints>\n', '    <constraints>\n      <rsc_location id="r0-not-on-gamma" rsc="ms-r0" node="gamma" score="-INFINITY"/>\n'], '*:/etc/corosync/corosync.conf': thirdMember }),
      pacemakerExample('the third node is a standby for good', { '*:/var/lib/pacemaker/cib/cib.xml': ['<node id="2" uname="beta"/>', '<node id="2" uname="beta"/>\n      <node id="3" uname="gamma"><instance_attributes id="nodes-3"><nvpair id="nodes-3-standby" name="standby" value="on"/></instance_attributes></node>'], '*:/etc/corosync/corosync.conf': thirdMember }),
    ],
  },

  *check(cluster) {
    for (const pacemaker of pacemakerClusters(cluster)) {
      for (const managed of pacemaker.facts('pacemaker-drbd')) {
        const resource = pacemaker.hosts.flatMap(host => cluster.factsOn(host, 'drbd-resource')).find(({ fact }) => fact.name === managed.fact.resource)
        const clone = pacemaker.facts('pacemaker-resource').find(({ fact }) => fact.id === managed.fact.clone)
        if (resource === undefined || clone === undefined || resource.fact.isStacked || resource.fact.hosts.length === 0) continue
        const nodes = pacemaker.facts('pacemaker-node').map(({ fact }) => fact.name)
        // A section that names no node may be meant for one: that is reported by itself.
        if (resource.fact.hosts.some(name => !nodes.some(node => isSameHost(cluster, node, name)))) continue
        const without = (nodesOf(cluster, pacemaker, clone) ?? []).find(({ fact }) => !resource.fact.hosts.some(name => isSameHost(cluster, name, fact.name)))
        const members = pacemaker.hosts.flatMap(host => cluster.factsOn(host, 'corosync-node'))
        // A node that corosync does not know is reported by itself.
        if (without === undefined || (members.length > 0 && !members.some(({ fact }) => isSameHost(cluster, fact.name, without.fact.name)))) continue
        yield {
          at: clone,
          message: `"${clone.fact.id}" may run on node "${without.fact.name}", and resource "${resource.fact.name}" has no section for it`,
          related: [{ at: without, message: 'the node' }, { at: resource, message: 'the resource is described here' }],
          // A section for a host that does not have the file is reported there.
          followsFrom: resource.fact.hosts.flatMap(name => filesOf(cluster, cluster.hostNamed(name) ?? name, 'drbd-conf').map(at => ({ rule: 'cluster/mismatched-drbd-conf', at }))),
        }
      }
    }
  },
})
