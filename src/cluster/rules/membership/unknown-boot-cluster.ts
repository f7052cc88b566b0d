import { defineClusterRule } from '../../define-cluster-rule.js'
import { ocfs2Example } from '../example-cluster.js'

/** O2CB_BOOTCLUSTER must name a cluster of /etc/ocfs2/cluster.conf. */
export const unknownBootCluster = defineClusterRule({
  id: 'cluster/unknown-boot-cluster',
  severity: 'error',
  origin: 'practice',
  summary: 'O2CB_BOOTCLUSTER names a cluster that the OCFS2 configuration does not have',
  why: 'The cluster is not brought online at boot, and no volume is mounted.',
  do: 'Write the name of the cluster stanza.',
  sources: ['ocfs2-tools vendor/common/o2cb.init.sh: O2CB_BOOTCLUSTER is registered at start'],
  since: '0.1.0',
  examples: {
    bad: [
      ocfs2Example('the default name was left', {
        'alpha:/etc/default/o2cb': ['BOOTCLUSTER=demo', 'BOOTCLUSTER=ocfs2'],
      }),
    ],
    good: [ocfs2Example('the name of the cluster')],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      const clusters = cluster.factsOn(host, 'ocfs2-cluster')
      const [first] = clusters
      const variable = cluster
        .factsOn(host, 'shell-variable')
        .filter(({ fact }) => fact.name === 'O2CB_BOOTCLUSTER')
        .at(-1)
      const { value } = variable?.fact ?? {}
      if (first === undefined || variable === undefined || value === undefined || value === '') continue
      if (clusters.some(({ fact }) => fact.name === undefined || fact.name === value)) continue
      yield {
        at: variable,
        message: `O2CB_BOOTCLUSTER of host "${host}" is "${value}", the cluster is called "${first.fact.name ?? ''}"`,
        related: [{ at: first, message: 'the cluster is set up here' }],
      }
    }
  },
})
