import { defineClusterRule } from '../../define-cluster-rule.js'
import { foldedName, namesOf, shortName } from '../../view/names.js'
import { ocfs2Example } from '../example-cluster.js'

/** A host that mounts an OCFS2 volume must be a node of the OCFS2 cluster. */
export const missingOcfs2Host = defineClusterRule({
  id: 'cluster/missing-ocfs2-host',
  severity: 'error',
  origin: 'practice',
  summary: 'a host mounts an OCFS2 volume and has no part in the OCFS2 cluster',
  why: 'Without a node entry the host cannot join the lock domain, and the mount fails.',
  do: 'Add the host to the OCFS2 configuration of all hosts.',
  sources: ['ocfs2-tools o2cb(7)', 'mount.ocfs2(8)'],
  since: '0.1.0',
  examples: {
    bad: [
      ocfs2Example('gamma mounts too', {
        'gamma:/etc/hostname': 'gamma\n',
        'gamma:/etc/fstab': '/dev/sdb1 /srv/images ocfs2 _netdev 0 0\n',
      }),
    ],
    good: [ocfs2Example('both hosts that mount are nodes')],
  },

  *check(cluster) {
    const nodes = cluster.facts('ocfs2-node')
    const [first] = nodes
    if (first === undefined) return
    const known = new Set(nodes.map(({ fact }) => shortName(foldedName(fact.name ?? ''))))
    for (const host of cluster.hosts.keys()) {
      const mount = cluster.factsOn(host, 'mount').find(({ fact }) => fact.type === 'ocfs2')
      // A host with a configuration of its own that lacks it is told by another rule.
      if (mount === undefined || cluster.factsOn(host, 'ocfs2-node').length > 0) continue
      if (namesOf(cluster, host).some(name => known.has(shortName(foldedName(name))))) continue
      yield {
        at: mount,
        message: `Host "${host}" mounts OCFS2 and is none of the nodes`,
        related: [{ at: first, message: 'the nodes are listed here' }],
      }
    }
  },
})
