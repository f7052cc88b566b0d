import { defineRule } from '../../../rules/define-rule.js'
import { brokenWhole } from '../../../xml/consequences.js'

import type { XmlAttribute } from '../ast.js'
import { attributeOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** Failover domains must have different names. */
export const duplicateFailoverDomain = defineRule<ClusterConf>({
  id: 'cluster-conf/duplicate-failover-domain',
  severity: 'error',
  origin: 'practice',
  summary: 'two failover domains have one name',
  why: 'rgmanager stops reading failover domains at the second one, case ignored: all later ones are missing.',
  do: 'Rename one of them.',
  sources: ['cluster 3.2.0 rgmanager/src/daemons/fo_domain.c, message #31'],
  since: '0.1.0',
  followsFrom: [...brokenWhole('cluster-conf')],
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
      </failoverdomain>
      <failoverdomain name="[|Both|]">
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
      <failoverdomain name="one">
        <failoverdomainnode name="alpha"/>
      </failoverdomain>
      <failoverdomain name="two">
        <failoverdomainnode name="beta"/>
      </failoverdomain>
    </failoverdomains>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const seen = new Map<string, XmlAttribute>()
    for (const domain of model.failoverDomains) {
      const name = attributeOf(domain, 'name')
      if (name === undefined || name.isUnknown) continue
      const first = seen.get(name.value.toLowerCase())
      if (first === undefined) seen.set(name.value.toLowerCase(), name)
      else {
        yield {
          at: name,
          message: `Failover domain "${name.value}" is already listed`,
          related: [{ at: first, message: 'first listed here' }],
        }
      }
    }
  },
})
