import { defineRule } from '../../../rules/define-rule.js'

import { hasAllNodes } from '../analysis/known.js'
import { attributeOf } from '../ast.js'
import { flagOf } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** Exclusive services need a node each. */
export const conflictingExclusive = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-exclusive',
  severity: 'warning',
  origin: 'practice',
  summary: 'there are more exclusive services than nodes',
  why: 'An exclusive service runs alone on its node, so some of them can never start.',
  do: 'Remove exclusive from some, or add nodes.',
  sources: ['cluster 3.2.0 rgmanager/src/daemons/groups.c'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <service name="one" exclusive="1"/>
    <service name="two" exclusive="1"/>
    <service name="three" exclusive="[|1|]"/>
  </rm>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <service name="one" exclusive="1"/>
    <service name="two" exclusive="1"/>
    <service name="three"/>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model }) {
    if (model.nodes.length === 0 || !hasAllNodes(model)) return
    const exclusive = model.services.filter(service => flagOf(service, 'exclusive'))
    const first = exclusive[model.nodes.length]
    const flag = attributeOf(first, 'exclusive')
    if (flag === undefined) return
    yield {
      at: flag,
      message: `${exclusive.length} services want a node for themselves; there are ${model.nodes.length}`,
    }
  },
})
