import { defineClusterRule } from '../../define-cluster-rule.js'
import { foldedName } from '../../view/names.js'
import { pacemakerClusters } from '../../view/pacemaker.js'
import { pacemakerExample } from '../example-cluster.js'

/** A node has one number in corosync.conf and another in the CIB. */
export const mismatchedPacemakerNodeId = defineClusterRule({
  id: 'cluster/mismatched-pacemaker-node-id',
  severity: 'warning',
  origin: 'practice',
  summary: 'a node has one number in corosync.conf and another in the CIB',
  why: 'Pacemaker takes the number from corosync: the node gets a second entry in the CIB, and what was written down for the first, a standby or a role, holds no longer.',
  do: 'Write back the number that it had, or take the old entry out with crm_node --remove.',
  sources: ['Pacemaker 2.1.5 lib/pengine/unpack.c: unpack_nodes', 'ClusterLabs, crmsh issue 616'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('the numbers of beta differ', { '*:/var/lib/pacemaker/cib/cib.xml': ['<node id="2"', '<node id="7"'] }),
    ],
    good: [
      pacemakerExample('the same numbers'),
      pacemakerExample('written with a nought', { '*:/etc/corosync/corosync.conf': ['nodeid: 2', 'nodeid: 02'] }),
    ],
  },

  *check(cluster) {
    for (const pacemaker of pacemakerClusters(cluster)) {
      const members = pacemaker.hosts.map(host => cluster.factsOn(host, 'corosync-node')).find(nodes => nodes.length > 0) ?? []
      for (const { fact, origin } of pacemaker.facts('pacemaker-node')) {
        const id = members.find(member => foldedName(member.fact.name) === foldedName(fact.name))?.fact.id
        if (id === undefined || fact.id === undefined || !/^\+?\d+$/.test(id.value) || Number(id.value) === Number(fact.id)) continue
        yield { at: { origin: fact.idAt ?? origin }, message: `Node "${fact.name}" is ${fact.id} in the CIB and ${Number(id.value)} in corosync.conf`, related: [{ at: { origin: id.at }, message: 'its number is set here' }], followsFrom: [{ rule: 'corosync-conf/duplicate-nodeid', at: { origin: id.at } }] }
        return // Numbers that were given anew differ for all.
      }
    }
  },
})
