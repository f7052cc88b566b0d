import { defineRule } from '../../../rules/define-rule.js'

import { hasAll, lacksSection } from '../analysis/known.js'
import { attributeOf, childrenOf, valueOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** In cluster 1.x a node's multicast group must be one of cman's. */
export const unusedNodeMulticast = defineRule<ClusterConf>({
  id: 'cluster-conf/unused-node-multicast',
  severity: 'warning',
  origin: 'practice',
  summary: 'a node gives an interface for a multicast group that cman does not use',
  why:
    'cman_tool looks up the interfaces of the groups in cman only, so this one is never read. Either address is ' +
    'probably wrong.',
  do: 'Write the same address in both places.',
  sources: ['cluster 1.x cman/cman_tool/join_ccs.c'],
  since: '0.1.0',
  examples: {
    bad: [
      { target: '1', text: `<cluster name="demo" config_version="1">
  <cman>
    <multicast addr="239.192.1.1"/>
  </cman>
  <clusternodes>
    <clusternode name="alpha">
      <multicast addr="239.192.1.1" interface="eth0"/>
      <multicast addr="[|239.192.1.2|]" interface="eth1"/>
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
    const cman = model.section('cman')
    if (cman === undefined ? !lacksSection(model, 'cman') : !hasAll(model, cman, 'multicast')) return
    const groups = childrenOf(cman, 'multicast')
    if (groups.some(group => attributeOf(group, 'addr')?.isUnknown !== false)) return
    const used = new Set(groups.map(group => valueOf(group, 'addr')))
    for (const node of model.nodes) {
      const own = childrenOf(node, 'multicast').flatMap(group => attributeOf(group, 'addr') ?? [])
      // A node without the right group has a finding of its own.
      if (!own.some(address => used.has(address.value)) && groups.length > 0) continue
      for (const address of own) {
        if (address.isUnknown || used.has(address.value)) continue
        yield { at: address, message: `Multicast address "${address.value}" is none of cman's` }
      }
    }
  },
})
