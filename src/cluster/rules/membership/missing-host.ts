import { listed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { clusterNames } from '../../view/cluster-names.js'
import { heartbeatExample } from '../example-cluster.js'

/** A host that the files name and that was not given is not compared with the others. */
export const missingHost = defineClusterRule({
  id: 'cluster/missing-host',
  severity: 'info',
  origin: 'practice',
  summary: 'a host of the cluster was not given',
  why: 'Its files could not be compared with those of the others: what is not reported is not known to be right.',
  do: 'Collect the files of this host too.',
  sources: ['cfgcheck: rules over several hosts see only what they are given'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('gamma is a node', {
        '*:/etc/ha.d/ha.cf': ['node beta', 'node beta\nnode gamma\ncrm yes'],
        '*:/etc/ha.d/haresources': null,
      }),
    ],
    good: [heartbeatExample('all nodes are given')],
  },

  *check(cluster) {
    if (cluster.hosts.size < 2) return
    const missing = [...clusterNames(cluster)].filter(([name]) => cluster.hostNamed(name) === undefined)
    const [first] = missing
    if (first === undefined) return
    const names = missing.map(([name]) => `"${name}"`)
    yield {
      at: first[1],
      message:
        `${listed(names.slice(0, 5))}${names.length > 5 ? ` and ${names.length - 5} more` : ''} ` +
        `${names.length === 1 ? 'is' : 'are'} not among the given hosts, and not compared`,
    }
  },
})
