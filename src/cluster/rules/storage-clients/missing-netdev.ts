import { defineClusterRule } from '../../define-cluster-rule.js'
import { ocfs2Example } from '../example-cluster.js'

/** An OCFS2 volume in fstab needs `_netdev`. */
export const missingNetdev = defineClusterRule({
  id: 'cluster/missing-netdev',
  severity: 'warning',
  origin: 'practice',
  summary: 'fstab mounts OCFS2 without _netdev',
  why:
    'The system mounts it with the local filesystems, before the network and the cluster stack are there. Boot ' +
    'stops or goes on without it.',
  do: 'Add _netdev to the options.',
  sources: ['OCFS2 User\'s Guide, "Mount": _netdev', 'mount(8) "_netdev"'],
  since: '0.1.0',
  examples: {
    bad: [ocfs2Example('defaults only', { 'alpha:/etc/fstab': '/dev/sdb1 /srv/images ocfs2 defaults 0 0\n' })],
    good: [
      ocfs2Example('with _netdev'),
      ocfs2Example('not at boot', { 'alpha:/etc/fstab': '/dev/sdb1 /srv/images ocfs2 noauto 0 0\n' }),
    ],
  },

  *check(cluster) {
    for (const { host, fact, origin } of cluster.facts('mount')) {
      if (fact.type !== 'ocfs2' || fact.options.includes('_netdev') || fact.options.includes('noauto')) continue
      yield { at: { origin }, message: `"${fact.directory}" of host "${host}" is OCFS2 and has no "_netdev"` }
    }
  },
})
