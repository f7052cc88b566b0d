import type { Finding } from '../../../diagnostics/diagnostic.js'
import { defineRule } from '../../../rules/define-rule.js'

import { familyOf, isMulticast } from '../analysis/address.js'
import { indexOf } from '../analysis/model-index.js'
import { broadcastSwitch, firstRing, secondRing } from '../analysis/rings.js'
import type { Ring } from '../analysis/rings.js'
import { attributeOf } from '../ast.js'
import type { XmlAttribute } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** The multicast group and the nodes must be of one address family. */
export const conflictingMulticastFamily = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-multicast-family',
  severity: 'error',
  origin: 'daemon',
  summary: 'multicast group and node addresses are of different families',
  why: 'cman refuses to start with an IPv4 group and IPv6 nodes, and the other way round.',
  do: 'Choose a group of the family of the nodes.',
  sources: [
    'cluster 3.2.0 cman/daemon/cman-preconfig.c add_ifaddr(): node address family does not match multicast address ' +
    'family',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman>
    <multicast addr="[|ff15::1|]"/>
  </cman>
  <clusternodes>
    <clusternode name="192.0.2.1" nodeid="1"/>
    <clusternode name="192.0.2.2" nodeid="2"/>
  </clusternodes>
</cluster>
`,
      `<cluster name="demo" config_version="1">
  <cman transport="[|udpb|]"/>
  <clusternodes>
    <clusternode name="2001:db8::1" nodeid="1"/>
    <clusternode name="2001:db8::2" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <cman transport="udpb">
    <multicast addr="ff15::1"/>
  </cman>
  <clusternodes>
    <clusternode name="192.0.2.1" nodeid="1"/>
    <clusternode name="192.0.2.2" nodeid="2"/>
  </clusternodes>
</cluster>
`,
      `<cluster name="demo" config_version="1">
  <cman>
    <multicast addr="ff15::1"/>
  </cman>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
  },

  *check({ model }) {
    if (model.era !== 3) return
    const first = firstRing(model)
    for (const name of indexOf(model).oddNodeNames) {
      const conflict = conflictOf(model, first, name)
      if (conflict === undefined) continue
      yield conflict
      return
    }
    for (const { altname } of indexOf(model).altnames) {
      const name = attributeOf(altname, 'name')
      const conflict = name === undefined ? undefined : conflictOf(model, secondRing(model, altname), name)
      if (conflict === undefined) continue
      yield conflict
      return
    }
  },
})

/** Holds the address that names a node against the group of a ring; nothing is said of names that must be looked up. */
function conflictOf(model: ClusterConf, { group, groupPlace }: Ring, name: XmlAttribute): Finding | undefined {
  const family = name.isUnknown ? undefined : familyOf(name.value)
  const at = groupPlace ?? broadcastSwitch(model)
  if (group === undefined || at === undefined || family === undefined || family === familyOf(group)) return undefined
  if (groupPlace !== undefined && !isMulticast(group)) return undefined // Wrong by itself.
  const message =
    groupPlace === undefined
      ? `Broadcast is for IPv4, and node "${name.value}" is named by an IPv6 address`
      : `Multicast address "${group}" is no IPv${family} address, but node "${name.value}" is`
  return { at, message, related: [{ at: name, message: 'the node is named here' }] }
}
