import { defineClusterRule } from '../../define-cluster-rule.js'
import { misspeltHosts } from '../../view/misspelt-hosts.js'
import { foldedName, shortName, systemNameOf } from '../../view/names.js'
import { ocfs2Example } from '../example-cluster.js'

/** A host must be a node of its own OCFS2 configuration, by its short name. */
export const unknownOcfs2Host = defineClusterRule({
  id: 'cluster/unknown-ocfs2-host',
  severity: 'error',
  origin: 'practice',
  summary: 'no node of the OCFS2 configuration has the name of the host that it lies on',
  why: 'Without a local node the cluster does not come online, and no volume can be mounted.',
  do: 'Add a node with the name that `uname -n` prints; the domain may be left out.',
  sources: [
    'ocfs2-tools o2cb(7) "node name"',
    'ocfs2-tools libo2cb/o2cb_abi.c: the local node is found by the host name',
  ],
  since: '0.1.0',
  examples: {
    bad: [ocfs2Example('beta is called gamma', { '*:/etc/ocfs2/cluster.conf': ['name = beta', 'name = gamma'] })],
    good: [
      ocfs2Example('both are nodes'),
      ocfs2Example('full host names', { 'beta:/etc/hostname': 'beta.example.com\n' }),
    ],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      const nodes = cluster.factsOn(host, 'ocfs2-node').filter(({ fact }) => fact.name !== undefined)
      const [first] = nodes
      const system = systemNameOf(cluster, host)
      if (first === undefined) continue
      const name = foldedName(system?.name ?? host)
      if (nodes.some(({ fact }) => isSame(foldedName(fact.name ?? ''), name))) continue
      const slip = misspeltHosts(cluster).find(found => found.on === host && found.language === 'ocfs2-conf' && found.meant === host)
      const stranger = nodes.find(({ fact }) => (slip === undefined ? cluster.hostNamed(fact.name ?? '') === undefined : fact.name === slip.written))
      if (system === undefined && stranger === undefined) continue // The folder may be called anything.
      yield {
        at: stranger ?? first,
        message: `Host "${system?.name ?? host}" is none of the nodes in its own OCFS2 configuration`,
        related: system === undefined ? [] : [{ at: system, message: 'the host is called so here' }],
        ...(slip === undefined ? {} : { help: `Did you mean "${slip.name}" instead of "${slip.written}"?` }),
      }
    }
  },
})

/** The tools compare up to a dot. */
function isSame(node: string, name: string): boolean {
  return node === name || node === shortName(name) || shortName(node) === name
}
