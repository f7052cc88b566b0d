import { defineClusterRule } from '../../define-cluster-rule.js'
import { cmanExample } from '../example-cluster.js'

/** A host should not load the modules of a filesystem that nothing on it uses. */
export const unusedKernelModule = defineClusterRule({
  id: 'cluster/unused-kernel-module',
  severity: 'warning',
  origin: 'practice',
  summary: 'modules of GFS are loaded although no filesystem of the cluster is GFS',
  why: 'A leftover of another set-up: what the host really uses is not what its files say.',
  do: 'Remove the lines, and load the modules of the filesystem that is used.',
  sources: ['modules(5)', 'cluster 1.02 doc/usage.txt: gfs and lock_dlm are the modules of GFS'],
  since: '0.1.0',
  examples: {
    bad: [cmanExample('GFS modules beside OCFS2', {
      'alpha:/etc/modules': 'dm-mod\ngfs\nlock_dlm\n',
      'alpha:/etc/ocfs2/cluster.conf': 'cluster:\n\tnode_count = 1\n\tname = demo\n\nnode:\n\tip_port = 7777\n\tip_address = 192.0.2.1\n\tnumber = 0\n\tname = alpha\n\tcluster = demo\n',
    })],
    good: [
      cmanExample('GFS modules and a GFS volume', {
        'alpha:/etc/modules': 'gfs\nlock_dlm\n',
        'alpha:/etc/fstab': '/dev/vg1/images /srv/images gfs defaults 0 0\n',
      }),
    ],
  },

  *check(cluster) {
    const isGfsUsed =
      cluster.facts('mount').some(({ fact }) => /^gfs2?$/.test(fact.type)) ||
      cluster.facts('rhcs-resource').some(({ fact }) => fact.type === 'clusterfs')
    // Only where another cluster filesystem is set up is it certain that GFS is not meant.
    const [other] = [
      ...cluster.facts('ocfs2-cluster'),
      ...cluster.facts('mount').filter(({ fact }) => fact.type === 'ocfs2'),
    ]
    if (isGfsUsed || other === undefined) return
    for (const host of cluster.hosts.keys()) {
      const modules = cluster
        .factsOn(host, 'kernel-module')
        .filter(({ fact }) => /^(gfs2?|lock_dlm|lock_gulm|lock_nolock)$/.test(fact.name.replaceAll('-', '_')))
      const [first] = modules
      if (first === undefined) continue
      yield {
        at: first,
        message: `Host "${host}" loads ${modules.map(({ fact }) => `"${fact.name}"`).join(' and ')} and uses OCFS2`,
        related: [{ at: other, message: 'OCFS2 is set up here' }],
      }
    }
  },
})
