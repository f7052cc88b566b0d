import { defineRule } from '../../../rules/define-rule.js'

import { familyOf, isLoopbackName } from '../analysis/address.js'
import { indexOf } from '../analysis/model-index.js'
import type { ClusterConf } from '../schema.js'

/** Nodes should have names, not addresses. */
export const unsafeAddressAsNodeName = defineRule<ClusterConf>({
  id: 'cluster-conf/unsafe-address-as-node-name',
  severity: 'warning',
  origin: 'practice',
  summary: 'a node is named by an address',
  why:
    'DRBD, LVM tags and failover domains compare the name with `uname -n`, which is no address. The tools of ' +
    'cluster 1.x and 2.x refuse it.',
  do: "Use the host's name, and put the address into /etc/hosts.",
  sources: ['system-config-cluster, schema cluster.ng: names are XML ids'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="[|192.0.2.1|]" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const [first, ...others] = indexOf(model).oddNodeNames.filter(({ value }) => familyOf(value) !== undefined && !isLoopbackName(value))
    if (first === undefined) return
    yield {
      at: first,
      message: others.length === 0 ? `Node "${first.value}" is named by its address` : `${others.length + 1} nodes are named by their addresses`,
      related: others.map(name => ({ at: name, message: 'so is this one' })),
    }
  },
})
