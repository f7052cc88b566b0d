import { defineRule } from '../../../rules/define-rule.js'

import type { XmlAttribute } from '../ast.js'
import { attributeOf, childrenOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** A failover domain lists each node once. */
export const duplicateFailoverDomainNode = defineRule<ClusterConf>({
  id: 'cluster-conf/duplicate-failover-domain-node',
  severity: 'error',
  origin: 'practice',
  summary: 'a failover domain lists a node twice',
  why: 'rgmanager stops reading the domain at the second one, case ignored: later nodes are not in it.',
  do: 'Remove one of them.',
  sources: ['cluster 3.2.0 rgmanager/src/daemons/fo_domain.c, message #30'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <failoverdomains>
      <failoverdomain name="both">
        <failoverdomainnode name="alpha"/>
        <failoverdomainnode name="[|Alpha|]"/>
        <failoverdomainnode name="beta"/>
      </failoverdomain>
    </failoverdomains>
  </rm>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <failoverdomains>
      <failoverdomain name="both">
        <failoverdomainnode name="alpha"/>
        <failoverdomainnode name="beta"/>
      </failoverdomain>
    </failoverdomains>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model }) {
    for (const domain of model.failoverDomains) {
      const seen = new Map<string, XmlAttribute>()
      for (const member of childrenOf(domain, 'failoverdomainnode')) {
        const name = attributeOf(member, 'name')
        if (name === undefined || name.isUnknown) continue
        const first = seen.get(name.value.toLowerCase())
        if (first === undefined) seen.set(name.value.toLowerCase(), name)
        else {
          yield {
            at: name,
            message: `Node "${name.value}" is already in this domain`,
            related: [{ at: first, message: 'first listed here' }],
          }
        }
      }
    }
  },
})
