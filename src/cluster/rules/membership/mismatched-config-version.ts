import { defineClusterRule } from '../../define-cluster-rule.js'
import { deviations } from '../../deviations.js'
import { cmanClusters } from '../../view/groups.js'
import { cmanExample } from '../example-cluster.js'

/** All hosts should have the same version of cluster.conf. */
export const mismatchedConfigVersion = defineClusterRule({
  id: 'cluster/mismatched-config-version',
  severity: 'warning',
  origin: 'practice',
  summary: 'the copies of cluster.conf have different versions',
  why:
    'A change was not distributed. A host with an older version waits when it joins, or replaces its copy without ' +
    'a word.',
  do: 'Distribute the newest copy.',
  sources: [
    'cluster 3.2.0 cman/daemon/commands.c: a version mismatch at join',
    'Red Hat knowledge base, solutions 19808',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      cmanExample('beta missed a change', {
        'beta:/etc/cluster/cluster.conf': ['config_version="7"', 'config_version="6"'],
      }),
    ],
    good: [cmanExample('one version')],
  },

  *check(cluster) {
    for (const hosts of cmanClusters(cluster)) {
      const copies = hosts
        .flatMap(host => cluster.factsOn(host, 'rhcs-cluster'))
        .filter(({ fact }) => fact.configVersion !== undefined)
      for (const { item, from } of deviations(copies, (a, b) => a.fact.configVersion === b.fact.configVersion)) {
        yield {
          at: item.fact.versionAt ?? item,
          message:
            `config_version is ${item.fact.configVersion} on host "${item.host}" and ${from.fact.configVersion} on ` +
            `host "${from.host}"`,
          related: [{ at: from.fact.versionAt ?? from, message: `on host "${from.host}"` }],
        }
      }
    }
  },
})
