import { defineRule } from '../../../rules/define-rule.js'

import { hasAll } from '../analysis/known.js'
import { lacks } from '../analysis/misspelt.js'
import { attributeOf, childrenOf, valueOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** In cluster 1.x every multicast group of cman needs its interface on every node. */
export const mismatchedNodeMulticast = defineRule<ClusterConf>({
  id: 'cluster-conf/mismatched-node-multicast',
  severity: 'error',
  origin: 'daemon',
  summary: 'a node lacks the interface for a multicast group',
  why:
    "cman_tool of cluster 1.x looks up the interface for each group of cman in the node's own section and stops " +
    'without it.',
  do: 'Write <multicast addr="…" interface="…"/> with the same address into the clusternode.',
  sources: ['cluster 1.x cman/cman_tool/join_ccs.c: no interface for the multicast address'],
  since: '0.1.0',
  examples: {
    bad: [
      { target: '1', text: `<cluster name="demo" config_version="1">
  <cman>
    <multicast addr="239.192.1.1"/>
  </cman>
  <clusternodes>
    <[|clusternode|] name="alpha"/>
    <clusternode name="beta">
      <multicast addr="239.192.1.1" interface="eth0"/>
    </clusternode>
  </clusternodes>
</cluster>
` },
    ],
    good: [
      { target: '1', text: `<cluster name="demo" config_version="1">
  <cman>
    <multicast addr="239.192.1.1"/>
  </cman>
  <clusternodes>
    <clusternode name="alpha">
      <multicast addr="239.192.1.1" interface="eth0"/>
    </clusternode>
  </clusternodes>
</cluster>
` },
    ],
  },

  *check({ model }) {
    if (model.era !== 1) return
    for (const group of childrenOf(model.section('cman'), 'multicast')) {
      const address = attributeOf(group, 'addr')
      if (address === undefined || address.isUnknown) continue
      for (const node of model.nodes) {
        const groups = childrenOf(node, 'multicast')
        const same = groups.find(own => (valueOf(own, 'addr') ?? address.value) === address.value)
        if (same === undefined ? !hasAll(model, node, 'multicast') : !lacks(same, 'interface')) continue
        const name = valueOf(node, 'name') ?? ''
        yield {
          at: same ?? node,
          message: `Node "${name}" names no interface for multicast address "${address.value}"`,
          related: [{ at: address, message: 'the group is given here' }],
        }
      }
    }
  },
})
