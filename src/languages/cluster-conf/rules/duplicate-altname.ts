import { defineRule } from '../../../rules/define-rule.js'

import { indexOf } from '../analysis/model-index.js'
import { attributeOf, valueOf } from '../ast.js'
import type { XmlAttribute } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** A second name leads to one node only. */
export const duplicateAltname = defineRule<ClusterConf>({
  id: 'cluster-conf/duplicate-altname',
  severity: 'error',
  origin: 'practice',
  summary: 'the altname of a node belongs to another one',
  why: 'A host that does not have the address cannot bind its second ring to it, so the ring never comes up there.',
  do: "Write the name of the node's own second interface.",
  sources: [
    'cluster 3.1.8 cman/daemon/cman-preconfig.c add_ifaddr(): altname becomes the bindnetaddr of ring 1',
    'RHEL 6 Cluster Administration, "Configuring redundant ring protocol"',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <altname name="alpha-2"/>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <altname name="[|alpha-2|]"/>
    </clusternode>
  </clusternodes>
</cluster>
`,
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <altname name="[|beta|]"/>
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
    const altnames = indexOf(model).altnames
    if (altnames.length === 0) return
    const names = new Map<string, XmlAttribute>()
    for (const node of model.nodes) {
      const name = attributeOf(node, 'name')
      if (name !== undefined && !name.isUnknown && !names.has(name.value.toLowerCase())) names.set(name.value.toLowerCase(), name)
    }
    const seen = new Map<string, XmlAttribute>()
    for (const { node, second } of altnames) {
      if (second === undefined || second.value === '') continue
      const key = second.value.toLowerCase()
      const name = names.get(key)
      const first = seen.get(key)
      if (first === undefined) seen.set(key, second)
      if (key === valueOf(node, 'name')?.toLowerCase()) continue // conflicting-altname says so.
      if (name !== undefined) {
        yield {
          at: second,
          message: `Second name "${second.value}" is the name of another node`,
          related: [{ at: name, message: 'the node is named here' }],
        }
      } else if (first !== undefined) {
        yield {
          at: second,
          message: `Second name "${second.value}" already belongs to another node`,
          related: [{ at: first, message: 'it is given here first' }],
        }
      }
    }
  },
})
