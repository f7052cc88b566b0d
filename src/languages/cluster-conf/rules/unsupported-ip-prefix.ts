import { defineRule } from '../../../rules/define-rule.js'

import { familyOf } from '../analysis/address.js'
import { everyResource } from '../analysis/resource-tree.js'
import { attributeOf, valueOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** The ip agent of cluster 1.x takes a bare address. */
export const unsupportedIpPrefix = defineRule<ClusterConf>({
  id: 'cluster-conf/unsupported-ip-prefix',
  severity: 'warning',
  origin: 'practice',
  summary: 'an ip resource has a prefix length',
  why: 'The agent of cluster 1.x compares the text with the addresses of the interfaces, and never finds it.',
  do: 'Remove the prefix length.',
  sources: ['cluster 1.x rgmanager/src/resources/ip.sh'],
  isOfRelease: true,
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: [
      { target: '1', text: `<cluster name="demo" config_version="1">
  <cman/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <service name="web">
      <ip address="[|192.0.2.50/24|]"/>
    </service>
  </rm>
</cluster>
` },
    ],
    good: [
      { target: '1', text: `<cluster name="demo" config_version="1">
  <cman/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <service name="web">
      <ip address="192.0.2.50"/>
    </service>
  </rm>
</cluster>
` },
      { target: '3', text: `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <service name="web">
      <ip address="192.0.2.50/24"/>
    </service>
  </rm>
</cluster>
` },
    ],
  },

  *check({ model }) {
    if (model.era !== 1) return
    const elements = [...everyResource(model)]
    const seen = new Set<string>()
    const repeated = new Set<string>()
    for (const element of elements) {
      const bare = element.tag === 'ip' ? valueOf(element, 'address')?.replace(/\/.*/, '') : undefined
      if (bare !== undefined) (seen.has(bare) ? repeated : seen).add(bare)
    }
    for (const element of elements) {
      const address = element.tag === 'ip' ? attributeOf(element, 'address') : undefined
      if (address === undefined || address.isUnknown || !address.value.includes('/')) continue
      if (familyOf(address.value) === undefined) continue
      const bare = address.value.replace(/\/.*/, '')
      // An address is the name by which services refer to it.
      const references = elements.flatMap(other => {
        const ref = other.tag === 'ip' ? attributeOf(other, 'ref') : undefined
        return ref?.value === address.value ? [ref] : []
      })
      yield {
        at: address,
        message: `Address "${address.value}" has a prefix length, which cluster 1.x does not know`,
        fixes: [{
          title: `Replace it by "${bare}"`,
          // Two resources must not have one address.
          safety: repeated.has(bare) ? 'unsafe' : 'safe',
          edits: [address, ...references].map(({ file, span }) => ({ file, span, newText: bare })),
          isOfRelease: true,
        }],
      }
    }
  },
})
