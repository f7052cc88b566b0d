import { defineRule } from '../../../rules/define-rule.js'

import { indexOf } from '../analysis/model-index.js'
import { broadcastSwitch, firstRing, secondRing } from '../analysis/rings.js'
import type { Ring } from '../analysis/rings.js'
import { attributeOf } from '../ast.js'
import type { XmlAttribute } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** Two rings with one group need ports that are two apart. */
export const conflictingRingPort = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-ring-port',
  severity: 'error',
  origin: 'daemon',
  summary: 'two rings share a multicast group and a port',
  why:
    'Each ring uses its port and the one below it, and cman refuses to start when they overlap. With broadcast both rings ' +
    'have one address, and the second ring port 5407 unless it is given another.',
  do: 'Give the second ring another group, or a port that differs by at least 2.',
  sources: [
    'cluster 3.1.8 cman/daemon/cman-preconfig.c get_nodename(): the alternate channel cannot use address and ports of the ' +
    'primary one',
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
      `<cluster name="demo" config_version="1">
  <cman transport="udpb"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <altname name="alpha-2" port="[|5405|]"/>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <altname name="beta-2" port="5405"/>
    </clusternode>
  </clusternodes>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <cman transport="udpb">
    <multicast addr="239.192.1.1"/>
    <altmulticast addr="239.192.1.1"/>
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
    if (model.era !== 3) return
    const first = firstRing(model)
    const conflicts: { readonly at: XmlAttribute; readonly second: Ring }[] = []
    const seen = new Set<XmlAttribute>()
    for (const { altname } of indexOf(model).altnames) {
      const second = secondRing(model, altname)
      if (first.group === undefined || first.group !== second.group) continue
      if (first.port === undefined || second.port === undefined || Math.abs(first.port - second.port) >= 2) continue
      const at = second.portPlace ?? second.groupPlace ?? first.portPlace ?? attributeOf(altname, 'name')
      if (at === undefined || seen.has(at)) continue
      seen.add(at)
      conflicts.push({ at, second })
    }
    const [conflict, ...others] = conflicts
    if (conflict === undefined) return
    const place = first.portPlace ?? first.groupPlace ?? broadcastSwitch(model)
    yield {
      at: conflict.at,
      message: `The rings use ports ${first.port} and ${conflict.second.port} of "${first.group}"; they must differ by 2`,
      related: [
        ...(place === undefined || place === conflict.at ? [] : [{ at: place, message: 'the first ring is set here' }]),
        ...others.map(({ at }) => ({ at, message: 'here too' })),
      ],
    }
  },
})
