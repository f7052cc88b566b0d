import { defineClusterRule } from '../../define-cluster-rule.js'
import { deviations } from '../../deviations.js'
import { cmanClusters } from '../../view/groups.js'
import { cmanExample } from '../example-cluster.js'

/** All hosts of a cluster must call it by one name. */
export const mismatchedClusterName = defineClusterRule({
  id: 'cluster/mismatched-cluster-name',
  severity: 'error',
  origin: 'practice',
  summary: 'the copies of cluster.conf name different clusters',
  why:
    'The name decides the number and multicast address of the cluster. The hosts form two clusters, or a join is ' +
    'refused.',
  do: 'Write one name in all copies.',
  sources: ['cluster 3.2.0 cman/daemon/cman-preconfig.c: the cluster id is computed from the name'],
  since: '0.1.0',
  examples: {
    bad: [
      cmanExample('another name on beta', {
        'beta:/etc/cluster/cluster.conf': ['<cluster name="demo"', '<cluster name="dema"'],
        'beta:/etc/sysconfig/cluster': null,
      }),
    ],
    good: [cmanExample('one name')],
  },

  *check(cluster) {
    for (const hosts of cmanClusters(cluster)) {
      const copies = hosts
        .flatMap(host => cluster.factsOn(host, 'rhcs-cluster'))
        .filter(({ fact }) => fact.name !== undefined)
      for (const { item, from } of deviations(copies, (a, b) => a.fact.name === b.fact.name)) {
        yield {
          at: item,
          message:
            `The cluster is called "${item.fact.name ?? ''}" on host "${item.host}" and "${from.fact.name ?? ''}" ` +
            `on host "${from.host}"`,
          related: [{ at: from, message: `on host "${from.host}"` }],
        }
      }
    }
  },
})
