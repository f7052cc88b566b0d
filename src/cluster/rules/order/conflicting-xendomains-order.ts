import { defineClusterRule } from '../../define-cluster-rule.js'
import { wrongStarts } from '../../view/boot.js'
import { ocfs2Example } from '../example-cluster.js'

/** Virtual machines must start after the filesystem that holds their images. */
export const conflictingXendomainsOrder = defineClusterRule({
  id: 'cluster/conflicting-xendomains-order',
  severity: 'error',
  origin: 'practice',
  summary: 'xendomains starts before the cluster filesystem is mounted, or DRBD is up',
  why: 'The images, or the devices, are not there yet, and the virtual machines do not start at boot.',
  do: 'Give xendomains a higher start number than ocfs2, gfs or drbd.',
  sources: ['xen tools/examples/init.d/xendomains', 'ocfs2-tools vendor/common/ocfs2.init'],
  since: '0.1.0',
  examples: {
    bad: [
      ocfs2Example('xendomains at 20', { 'alpha:facts/rc.txt': '/etc/rc3.d:\nS20xendomains\nS24o2cb\nS25ocfs2\n' }),
      ocfs2Example('a guest on a resource of DRBD', {
        'alpha:facts/rc.txt': '/etc/rc3.d:\nS20xendomains\nS24o2cb\nS25ocfs2\nS70drbd\n'.replace('S20x', 'S60x'),
        'alpha:/etc/xen/auto/web.cfg': "name = 'web'\ndisk = [ 'drbd:r0,xvda1,w' ]\n",
      }),
    ],
    good: [
      ocfs2Example('xendomains at 98', { 'alpha:facts/rc.txt': '/etc/rc3.d:\nS24o2cb\nS25ocfs2\nS98xendomains\n' }),
    ],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      const hasDrbd = cluster.factsOn(host, 'xen-domain').some(({ fact }) => fact.isAutoStarted && fact.disks.some(({ source, isResource }) => isResource || /^(?:\/dev\/)?drbd/.test(source)))
      for (const needed of ['ocfs2', 'gfs', 'gfs2', ...(hasDrbd ? ['drbd'] : [])]) {
        for (const { first, second } of wrongStarts(cluster, host, [needed, 'xendomains'])) {
          yield {
            at: second.at,
            message: `"${second.name}" of host "${host}" comes before "${first.name}"`,
            related: [{ at: first.at, message: needed === 'drbd' ? 'the devices come up here' : 'the filesystem is mounted here' }],
          }
        }
      }
    }
  },
})
