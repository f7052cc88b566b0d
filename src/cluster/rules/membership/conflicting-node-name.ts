import { defineClusterRule } from '../../define-cluster-rule.js'
import { resolved } from '../../view/addresses.js'
import { foldedName, mayMean, shortName } from '../../view/names.js'
import { cmanExample } from '../example-cluster.js'

const paths = /^\/etc\/(?:sysconfig|default)\/(?:cman|cluster)$/

/** NODENAME in /etc/sysconfig/cman must mean the host on which it stands. */
export const conflictingNodeName = defineClusterRule({
  id: 'cluster/conflicting-node-name',
  severity: 'error',
  origin: 'practice',
  summary: 'NODENAME makes a host join the cluster under the name of another one',
  why: 'Both hosts claim one node: the second cannot join, or its messages count as those of the first. A file that was copied from the other host looks like this.',
  do: 'Write the name by which cluster.conf knows this host, or remove NODENAME.',
  sources: ['cluster 3.0.12 cman/init.d/cman: cman_tool join -n $NODENAME', 'cman_tool(8) "-n": overrides the unqualified hostname'],
  since: '0.1.0',
  examples: {
    bad: [cmanExample('copied from alpha', { 'beta:/etc/sysconfig/cman': 'NODENAME="alpha"\n' })],
    good: [
      cmanExample('the own name', { 'beta:/etc/sysconfig/cman': 'NODENAME=beta\n' }),
      cmanExample('a full name', { 'beta:/etc/sysconfig/cman': 'NODENAME=beta.example.com\n' }),
      cmanExample('a later line counts', { 'beta:/etc/sysconfig/cman': 'NODENAME=alpha\nNODENAME=\n' }),
    ],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      const variable = cluster.factsOn(host, 'shell-variable').findLast(({ fact }) => fact.name === 'NODENAME' && paths.test(fact.path))
      const value = variable?.fact.value
      if (variable === undefined || value === undefined || value === '') continue
      const other = cluster.hostNamed(value)
      if (other === undefined || other === host || mayMean(cluster, host, value)) continue
      const node = cluster.factsOn(host, 'rhcs-host').find(({ fact }) => foldedName(shortName(fact.name)) === foldedName(shortName(value)))
      // The name may be one more of this very host.
      const address = resolved(cluster, host, value)
      if (node === undefined || cluster.factsOn(host, 'host-address').some(({ fact }) => fact.address === address)) continue
      yield {
        at: variable,
        message: `NODENAME of host "${host}" is "${value}", the name of host "${other}"`,
        related: [{ at: node, message: `the node of host "${other}"` }],
      }
    }
  },
})
