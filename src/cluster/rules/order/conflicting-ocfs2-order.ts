import { defineClusterRule } from '../../define-cluster-rule.js'
import { shownLink, wrongStarts } from '../../view/start-order.js'
import { ocfs2Example } from '../example-cluster.js'

const devices = ['drbd', 'gnbd', 'gnbd_import', 'open-iscsi', 'iscsi']

/** o2cb must start before ocfs2, and ocfs2 after the service that brings its device. */
export const conflictingOcfs2Order = defineClusterRule({
  id: 'cluster/conflicting-ocfs2-order',
  severity: 'error',
  origin: 'practice',
  summary: 'ocfs2 mounts before its cluster stack or its device is there',
  why: 'The volumes are not mounted at boot.',
  do: 'Start the device, then o2cb, then ocfs2.',
  sources: ['ocfs2-tools vendor/common/o2cb.init and ocfs2.init: start 24 and 25', 'OCFS2 FAQ, "Configuration"'],
  since: '0.1.0',
  examples: {
    bad: [ocfs2Example('ocfs2 before o2cb', { 'alpha:facts/rc.txt': '/etc/rc3.d:\nS20ocfs2\nS24o2cb\n' })],
    good: [ocfs2Example('the usual numbers', { 'alpha:facts/rc.txt': '/etc/rc3.d:\nS20drbd\nS24o2cb\nS25ocfs2\n' })],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      for (const before of ['o2cb', ...devices]) {
        for (const [first, second] of wrongStarts(cluster, host, [before, 'ocfs2'])) {
          yield {
            at: second,
            message: `"${shownLink(second)}" of host "${host}" comes before "${shownLink(first)}"`,
            related: [{ at: first, message: `${first.fact.service} starts here` }],
          }
        }
      }
    }
  },
})
