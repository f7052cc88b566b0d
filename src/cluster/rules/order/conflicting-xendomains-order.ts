import { defineClusterRule } from '../../define-cluster-rule.js'
import { wrongStarts } from '../../view/boot.js'
import { ocfs2Example } from '../example-cluster.js'

/** Virtual machines must start after the filesystem that holds their images. */
export const conflictingXendomainsOrder = defineClusterRule({
  id: 'cluster/conflicting-xendomains-order',
  severity: 'error',
  origin: 'practice',
  summary: 'xendomains starts before the cluster filesystem is mounted',
  why: 'The images are not there yet, and the virtual machines do not start at boot.',
  do: 'Give xendomains a higher start number than ocfs2 or gfs.',
  sources: ['xen tools/examples/init.d/xendomains', 'ocfs2-tools vendor/common/ocfs2.init'],
  since: '0.1.0',
  examples: {
    bad: [
      ocfs2Example('xendomains at 20', { 'alpha:facts/rc.txt': '/etc/rc3.d:\nS20xendomains\nS24o2cb\nS25ocfs2\n' }),
    ],
    good: [
      ocfs2Example('xendomains at 98', { 'alpha:facts/rc.txt': '/etc/rc3.d:\nS24o2cb\nS25ocfs2\nS98xendomains\n' }),
    ],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      for (const filesystem of ['ocfs2', 'gfs', 'gfs2']) {
        for (const { first, second } of wrongStarts(cluster, host, [filesystem, 'xendomains'])) {
          yield {
            at: second.at,
            message: `"${second.name}" of host "${host}" comes before "${first.name}"`,
            related: [{ at: first.at, message: 'the filesystem is mounted here' }],
          }
        }
      }
    }
  },
})
