import { defineClusterRule } from '../../define-cluster-rule.js'
import { isSameHost, pacemakerClusters } from '../../view/pacemaker.js'
import { pacemakerExample } from '../example-cluster.js'

/** There are more or fewer copies of DRBD than hosts of the resource. */
export const mismatchedCloneMax = defineClusterRule({
  id: 'cluster/mismatched-clone-max',
  severity: 'error',
  origin: 'practice',
  summary: 'there are more or fewer copies of DRBD than hosts of the resource',
  why: 'A copy on a host that the resource does not have fails to start; without a copy, a host has no mirror.',
  do: 'Write the number of hosts that the resource has as clone-max.',
  sources: ['LINBIT DRBD User Guide 9, "Integrating DRBD with Pacemaker clusters"'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('three copies on two hosts', { '*:/var/lib/pacemaker/cib/cib.xml': ['name="clone-max" value="2"', 'name="clone-max" value="3"'] }),
      pacemakerExample('one copy on two hosts', { '*:/var/lib/pacemaker/cib/cib.xml': ['name="clone-max" value="2"', 'name="clone-max" value="1"'] }),
    ],
    good: [
      pacemakerExample('as many copies as hosts'),
    ],
  },

  *check(cluster) {
    for (const pacemaker of pacemakerClusters(cluster)) {
      for (const { fact } of pacemaker.facts('pacemaker-drbd')) {
        if (fact.cloneMax === undefined || fact.cloneMaxAt === undefined) continue
        const resource = cluster.facts('drbd-resource').find(({ host, fact: { name, isStacked } }) => name === fact.resource && !isStacked && pacemaker.hosts.includes(host))
        if (resource === undefined) continue
        const nodes = pacemaker.facts('pacemaker-node').map(node => node.fact.name)
        const hosts = new Set(resource.fact.hosts)
        // Who is no node is of another cluster, or called otherwise here.
        if (hosts.size === fact.cloneMax || resource.fact.hosts.some(name => !nodes.some(node => isSameHost(cluster, node, name)))) continue
        yield {
          at: fact.cloneMaxAt,
          message: `"${fact.clone}" has ${fact.cloneMax} ${fact.cloneMax === 1 ? 'copy' : 'copies'}, and resource "${fact.resource}" has ${hosts.size} ${hosts.size === 1 ? 'host' : 'hosts'}`,
          related: [{ at: resource, message: `resource "${fact.resource}" is described here` }],
        }
      }
    }
  },
})
