import { defineRule } from '../../../rules/define-rule.js'

import { lacksChild } from '../analysis/known.js'
import { indexOf } from '../analysis/model-index.js'
import { valueOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** Either every node is on the second ring, or none. */
export const missingAltname = defineRule<ClusterConf>({
  id: 'cluster-conf/missing-altname',
  severity: 'error',
  origin: 'practice',
  summary: 'a node lacks the second name that others have',
  why: 'The nodes would disagree on the number of rings, and the ring with a gap is marked faulty at once.',
  do: 'Give every node an altname.',
  sources: ['RHEL 6 Cluster Administration, "Configuring redundant ring protocol"'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <altname name="alpha-2"/>
    </clusternode>
    <[|clusternode|] name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <altname name="alpha-2"/>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <altname name="beta-2"/>
    </clusternode>
  </clusternodes>
</cluster>
`,
    ],
  },

  *check({ model }) {
    if (model.era !== 3) return
    const first = indexOf(model).altnames[0]?.altname
    if (first === undefined) return
    for (const node of model.nodes) {
      if (!lacksChild(model, node, 'altname')) continue
      yield {
        at: node,
        message: `Node "${valueOf(node, 'name') ?? ''}" has no "altname", others have`,
        related: [{ at: first, message: 'a second name is given here' }],
      }
    }
  },
})
