import { defineClusterRule } from '../../define-cluster-rule.js'
import { ocfs2Example } from '../example-cluster.js'

/** O2CB_ENABLED must be true for the cluster to start at boot. */
export const unusedOcfs2Cluster = defineClusterRule({
  id: 'cluster/unused-ocfs2-cluster',
  severity: 'warning',
  origin: 'practice',
  summary: 'an OCFS2 cluster is configured and not started at boot',
  why: 'The volumes are not mounted after a reboot. Debian\'s package comes with O2CB_ENABLED=false.',
  do: 'Set O2CB_ENABLED=true.',
  sources: ['ocfs2-tools vendor/common/o2cb.init.sh', 'Debian ocfs2-tools, /etc/default/o2cb'],
  since: '0.1.0',
  examples: {
    bad: [ocfs2Example('the default was left', { 'beta:/etc/default/o2cb': ['ENABLED=true', 'ENABLED=false'] })],
    good: [ocfs2Example('enabled')],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      const [node] = cluster.factsOn(host, 'ocfs2-node')
      const variable = cluster.factsOn(host, 'shell-variable').filter(({ fact }) => fact.name === 'O2CB_ENABLED').at(-1)
      if (node === undefined || variable === undefined || !/^(false|no|0)$/i.test(variable.fact.value ?? '')) continue
      yield {
        at: variable,
        message:
          `O2CB_ENABLED of host "${host}" is "${variable.fact.value ?? ''}": the OCFS2 cluster does not start at boot`,
        related: [{ at: node, message: 'OCFS2 is set up here' }],
      }
    }
  },
})
