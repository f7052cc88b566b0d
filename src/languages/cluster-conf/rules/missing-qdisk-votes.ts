import { defineRule } from '../../../rules/define-rule.js'

import { lacks } from '../analysis/misspelt.js'
import { nodeVotes } from '../analysis/votes.js'
import { attributeOf, valueOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** Votes of the quorum disk are worked out only where every node has one vote. */
export const missingQdiskVotes = defineRule<ClusterConf>({
  id: 'cluster-conf/missing-qdisk-votes',
  severity: 'error',
  origin: 'daemon',
  summary: 'the quorum disk has no votes, and they cannot be worked out',
  why:
    'qdiskd of cluster 3.x works absent votes out from the number of nodes, but only if each has one vote; ' +
    'otherwise it ends.',
  do: 'Add votes to quorumd, or give each node one vote.',
  sources: ['cluster 3.2.0 cman/qdisk/main.c auto_qdisk_votes()'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman/>
  <[|quorumd|] label="demo"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1" votes="2"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <cman/>
  <quorumd label="demo"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const quorumd = model.section('quorumd')
    if (quorumd === undefined || model.era !== 3 || !lacks(quorumd, 'votes')) return
    const odd = model.nodes.find(node => (nodeVotes(node) ?? 1) !== 1)
    if (odd === undefined || model.nodes.length < 2) return
    const place = attributeOf(odd, 'votes')
    yield {
      at: quorumd,
      message: `The quorum disk has no "votes", and node "${valueOf(odd, 'name') ?? ''}" has not one vote`,
      ...(place === undefined ? {} : { related: [{ at: place, message: 'the votes of the node stand here' }] }),
    }
  },
})
