import { defineRule } from '../../../rules/define-rule.js'

import { indexOf } from '../analysis/model-index.js'
import type { ClusterConf } from '../schema.js'

/** The second name of a node stands before its fencing. */
export const misplacedAltname = defineRule<ClusterConf>({
  id: 'cluster-conf/misplaced-altname',
  severity: 'error',
  origin: 'daemon',
  summary: 'altname stands after fence or unfence',
  why: 'The schema of RHEL 6 wants altname first in a clusternode and refuses the file otherwise.',
  do: 'Move altname before fence and unfence.',
  sources: ['ccs 0.16.2 cluster.rng.in, element clusternode'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence/>
      <[|altname|] name="alpha-2"/>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <altname name="beta-2"/>
    </clusternode>
  </clusternodes>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <altname name="alpha-2"/>
      <fence/>
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
    for (const { node, altname: second } of indexOf(model).altnames) {
      const earlier = node.children.find(child => child.tag === 'fence' || child.tag === 'unfence')
      if (earlier === undefined || second.span.start < earlier.span.start) continue
      yield {
        at: second,
        message: `"altname" stands after "${earlier.tag}"; it must come first`,
        related: [{ at: earlier, message: `"${earlier.tag}" stands here` }],
      }
    }
  },
})
