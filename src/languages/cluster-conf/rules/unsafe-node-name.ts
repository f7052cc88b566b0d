import { defineRule } from '../../../rules/define-rule.js'

import { familyOf } from '../analysis/address.js'
import { indexOf } from '../analysis/model-index.js'
import type { ClusterConf } from '../schema.js'

/** Node names should be host names. */
export const unsafeNodeName = defineRule<ClusterConf>({
  id: 'cluster-conf/unsafe-node-name',
  severity: 'warning',
  origin: 'practice',
  summary: 'a node name is no host name',
  why:
    'The daemons accept it, but name servers, fence agents and support tools may not: a host name has letters, ' +
    'digits, hyphens and dots only.',
  do: 'Rename the host.',
  sources: ["RFC 1123 section 2.1, RFC 2181 section 11; sosreport's check of node names"],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="[|node_1|]" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="node-1" nodeid="1"/>
    <clusternode name="2nd.example.com" nodeid="2"/>
  </clusternodes>
</cluster>
`,
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="192.0.2.1" nodeid="1"/>
    <clusternode name="2001:db8::2" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
  },

  *check({ model }) {
    for (const name of indexOf(model).oddNodeNames) {
      if (name.value === '') continue
      if (/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(name.value)) continue
      if (/\s/.test(name.value) || familyOf(name.value) !== undefined) continue
      const wrong = /[^a-z0-9.-]/i.exec(name.value)
      yield {
        at: name,
        message: `Node name "${name.value}" is no host name${wrong === null ? '' : `: "${wrong[0]}" is not allowed`}`,
        // What hosts files and most name servers take.
        ...(/^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$/i.test(name.value) ? { severity: 'info' as const } : {}),
      }
    }
  },
})
