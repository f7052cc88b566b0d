import { adoption } from '../../adoption.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { cmanClusters } from '../../view/groups.js'
import { cmanExample } from '../example-cluster.js'

/** CLUSTERNAME in /etc/sysconfig/cluster must be the name in cluster.conf. */
export const mismatchedSysconfigName = defineClusterRule({
  id: 'cluster/mismatched-sysconfig-name',
  severity: 'error',
  origin: 'practice',
  summary: 'CLUSTERNAME is not the name of the cluster in cluster.conf',
  why: 'The init script joins the cluster of that name: ccsd drops the file, or cman_tool stops with an error.',
  do: 'Write the name of cluster.conf, or remove CLUSTERNAME.',
  sources: [
    'cluster 1.02 cman/init.d/cman: cman_tool join -c $CLUSTERNAME',
    'ccs/daemon/ccsd.c: a file with another name is not used',
  ],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [cmanExample('another name on beta', { 'beta:/etc/sysconfig/cluster': ['demo', 'test'] })],
    good: [
      cmanExample('the same name'),
      cmanExample('without CLUSTERNAME', { 'beta:/etc/sysconfig/cluster': 'CCSD_OPTS=""\n' }),
    ],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      const [root] = cluster.factsOn(host, 'rhcs-cluster')
      const variable = cluster.factsOn(host, 'shell-variable').filter(({ fact }) => fact.name === 'CLUSTERNAME').at(-1)
      const { value } = variable?.fact ?? {}
      if (
        root?.fact.name === undefined ||
        variable === undefined ||
        value === undefined ||
        value === '' ||
        value === root.fact.name
      ) continue
      // A copy of cluster.conf that alone has another name is the fault, and reported by itself.
      const others = (cmanClusters(cluster).find(hosts => hosts.includes(host)) ?? []).filter(name => name !== host)
      if (others.some(name => cluster.factsOn(name, 'rhcs-cluster').some(({ fact }) => fact.name === value))) {
        if (others.every(
          name => cluster.factsOn(name, 'rhcs-cluster').every(({ fact }) => fact.name === value),
        )) continue
      }
      yield {
        at: variable,
        message: `CLUSTERNAME of host "${host}" is "${value}", cluster.conf says "${root.fact.name}"`,
        related: [{ at: root, message: 'the name in cluster.conf' }],
        fixes: adoption(variable, root.fact.name, root.host).map(fix => ({ ...fix, title: `Write "${root.fact.name ?? ''}", as in cluster.conf` })),
      }
    }
  },
})
