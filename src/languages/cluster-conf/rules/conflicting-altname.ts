import { defineRule } from '../../../rules/define-rule.js'

import { familyOf } from '../analysis/address.js'
import { indexOf } from '../analysis/model-index.js'
import type { ClusterConf } from '../schema.js'

/** The second name must lead to another network of the same family. */
export const conflictingAltname = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-altname',
  severity: 'error',
  origin: 'practice',
  summary: "altname is the node's own name or an address of the other family",
  why: 'Two rings over one path protect from nothing, and corosync does not mix IPv4 and IPv6.',
  do: 'Write the name of the second interface.',
  sources: ['RHEL 6 Cluster Administration, "Configuring redundant ring protocol"'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <altname name="[|alpha|]"/>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <altname name="beta-2"/>
    </clusternode>
  </clusternodes>
</cluster>
`,
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="192.0.2.1" nodeid="1">
      <altname name="[|2001:db8::1|]"/>
    </clusternode>
    <clusternode name="192.0.2.2" nodeid="2">
      <altname name="198.51.100.2"/>
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
    for (const { name, second } of indexOf(model).altnames) {
      if (name === undefined || second === undefined) continue
      const [family, otherFamily] = [familyOf(name.value), familyOf(second.value)]
      if (second.value.toLowerCase() === name.value.toLowerCase()) {
        yield {
          at: second,
          message: `Second name "${second.value}" is the node's own name`,
          related: [{ at: name, message: 'the node is named here' }],
        }
      } else if (family !== undefined && otherFamily !== undefined && family !== otherFamily) {
        yield {
          at: second,
          message: `Second address "${second.value}" is IPv${otherFamily}, the first one is IPv${family}`,
          related: [{ at: name, message: 'the first address stands here' }],
        }
      }
    }
  },
})
