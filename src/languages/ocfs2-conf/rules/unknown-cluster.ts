import { defineRule } from '../../../rules/define-rule.js'
import { suggestion, suggestionPool } from '../../../diagnostics/did-you-mean.js'
import type { Located } from '../../../text/located.js'

import { addTo } from '../../../text/multimap.js'
import type { Ocfs2Conf } from '../model.js'

/** Nodes and regions name a cluster of the file. */
export const unknownCluster = defineRule<Ocfs2Conf>({
  id: 'ocfs2-conf/unknown-cluster',
  severity: 'warning',
  origin: 'practice',
  summary: 'a section names a cluster that is not in the file',
  why: 'o2cb passes the section over without a word: the node is not in the cluster, the region is not used.',
  do: 'Write the name of a cluster section of this file.',
  sources: ['ocfs2-tools 1.8 o2cb_ctl/o2cb_config.c, o2cb_config_fill_cluster(): nodes are looked up by the name of the cluster'],
  since: '0.1.0',
  followsFrom: [{ rules: ['ocfs2-conf/invalid-cluster-name'], within: 'words' }],
  examples: {
    bad: [
      `cluster:
\tnode_count = 2
\tname = demo

node:
\tip_port = 7777
\tip_address = 192.0.2.4
\tnumber = 0
\tname = alpha
\tcluster = demo

node:
\tip_port = 7777
\tip_address = 192.0.2.5
\tnumber = 1
\tname = beta
\tcluster = [|dmeo|]
`,
      `cluster:
\tnode_count = 2
\tname = [|dmeo|]

node:
\tip_port = 7777
\tip_address = 192.0.2.4
\tnumber = 0
\tname = alpha
\tcluster = demo

node:
\tip_port = 7777
\tip_address = 192.0.2.5
\tnumber = 1
\tname = beta
\tcluster = demo
`,
    ],
    good: [
      `cluster:
\tnode_count = 2
\tname = demo

node:
\tip_port = 7777
\tip_address = 192.0.2.4
\tnumber = 0
\tname = alpha
\tcluster = demo

node:
\tip_port = 7777
\tip_address = 192.0.2.5
\tnumber = 1
\tname = beta
\tcluster = demo
`,
    ],
  },

  *check({ model: { clusters, nodes, heartbeats, sections } }) {
    if (clusters.length === 0 || sections.some(({ head, kind }) => kind === 'other' && suggestion(head.value, ['cluster']) !== undefined)) return
    if (clusters.some(({ name }) => name === undefined) || sections.some(({ isWhole }) => !isWhole)) return // It may be the one.
    const members = [...nodes, ...heartbeats]
    const wanted = new Map<string, Located<string>[]>()
    for (const { cluster, isJoined } of members) {
      if (cluster === undefined || isJoined) continue
      addTo(wanted, cluster.value, cluster)
    }
    const names = clusters.flatMap(cluster => cluster.name ?? [])
    const known = suggestionPool(names.map(({ value }) => value))
    const isAnyJoined = members.some(member => member.isJoined)
    for (const [name, [first, ...others]] of wanted) {
      if (first === undefined) continue
      const [only] = names
      const isOwnNameWrong = only !== undefined && names.length === 1 && wanted.size === 1 && !isAnyJoined
      if (isOwnNameWrong) {
        yield {
          at: only,
          message: `No node names cluster "${only.value}"; they name "${name}"`,
          related: [{ at: first, message: 'named here' }],
        }
        continue
      }
      const help = suggestion(name, known)
      yield {
        at: first,
        message: `Cluster "${name}" is not in this file`,
        related: others.slice(0, 5).map(at => ({ at, message: 'also named here' })),
        ...(help === undefined ? {} : { help }),
      }
    }
  },
})
