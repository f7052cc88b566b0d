import { defineRule } from '../../../rules/define-rule.js'

import { indexOf } from '../analysis/model-index.js'
import { attributeOf, childOf } from '../ast.js'
import { numberOf } from '../daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** Two rings with one group need ports that are two apart. */
export const conflictingRingPort = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-ring-port',
  severity: 'error',
  origin: 'daemon',
  summary: 'two rings share a multicast group and a port',
  why: 'corosync uses a port and the one below it for each ring, and refuses to start when they overlap.',
  do: 'Give the second ring another group, or a port that differs by at least 2.',
  sources: [
    'corosync 1.4 exec/totemconfig.c: interfaces must differ by port or address',
    'RHEL 6 Cluster Administration, "Configuring redundant ring protocol"',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman>
    <multicast addr="239.192.1.1"/>
    <altmulticast addr="239.192.1.1" port="[|5406|]"/>
  </cman>
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
  <cman>
    <multicast addr="239.192.1.1"/>
    <altmulticast addr="239.192.1.1" port="5407"/>
  </cman>
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
    const cman = model.section('cman')
    const second = childOf(cman, 'altmulticast')
    const group = attributeOf(childOf(cman, 'multicast'), 'addr')
    const other = attributeOf(second, 'addr')
    if (model.era !== 3 || group === undefined || other === undefined || group.isUnknown || other.isUnknown) return
    if (group.value !== other.value) return
    if (indexOf(model).altnames.length === 0) return
    if ([
      cman,
      childOf(cman, 'multicast'),
      second,
    ].some(element => attributeOf(element, 'port')?.isUnknown === true)) return
    const port = numberOf(cman, 'port') ?? numberOf(childOf(cman, 'multicast'), 'port') ?? 5405
    const otherPort = numberOf(second, 'port') ?? 5405
    if (Math.abs(port - otherPort) >= 2) return
    yield {
      at: attributeOf(second, 'port') ?? other,
      message: `The rings use ports ${port} and ${otherPort} of "${other.value}"; they must differ by 2`,
      related: [{ at: group, message: 'the first ring uses this group' }],
    }
  },
})
