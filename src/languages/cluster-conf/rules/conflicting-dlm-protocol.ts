import { defineRule } from '../../../rules/define-rule.js'

import { indexOf } from '../analysis/model-index.js'
import { attributeOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** Two rings need a lock manager that can use them. */
export const conflictingDlmProtocol = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-dlm-protocol',
  severity: 'warning',
  origin: 'practice',
  summary: 'the lock manager is held to TCP although there are two rings',
  why: 'TCP uses the first ring only. When that fails, the locks stop although the cluster goes on.',
  do: 'Set protocol="sctp", or leave it out.',
  sources: [
    'dlm_controld(8), "protocol"',
    'RHEL 6 Cluster Administration, "Configuring redundant ring protocol"',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <dlm protocol="[|tcp|]"/>
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
    good: [
      `<cluster name="demo" config_version="1">
  <dlm protocol="sctp"/>
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
      `<cluster name="demo" config_version="1">
  <dlm protocol="tcp"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const protocol = attributeOf(model.section('dlm'), 'protocol')
    if (protocol === undefined || protocol.isUnknown || !protocol.value.toLowerCase().startsWith('tcp')) return
    const second = indexOf(model).altnames[0]?.altname
    if (second === undefined) return
    yield {
      at: protocol,
      message: 'The lock manager uses TCP, which knows the first ring only',
      related: [{ at: second, message: 'a second ring is configured here' }],
    }
  },
})
