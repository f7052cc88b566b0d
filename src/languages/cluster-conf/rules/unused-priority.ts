import { defineRule } from '../../../rules/define-rule.js'

import { lacks } from '../analysis/misspelt.js'
import { attributeOf, childrenOf, valueOf } from '../ast.js'
import { flagOf, isInteger } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** Priorities count in ordered domains only. */
export const unusedPriority = defineRule<ClusterConf>({
  id: 'cluster-conf/unused-priority',
  severity: 'warning',
  origin: 'practice',
  summary: 'a failover domain has priorities but is not ordered',
  why: 'rgmanager ignores them: the service starts on any node of the domain.',
  do: 'Set ordered="1", or remove the priorities.',
  sources: ['cluster 3.2.0 rgmanager/src/daemons/fo_domain.c'],
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
        <failoverdomainnode name="alpha" priority="1"/>
        <failoverdomainnode name="beta" priority="[|2|]"/>
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
      <failoverdomain name="both" ordered="1">
        <failoverdomainnode name="alpha" priority="1"/>
        <failoverdomainnode name="beta" priority="2"/>
      </failoverdomain>
    </failoverdomains>
  </rm>
</cluster>
`,
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <failoverdomains>
      <failoverdomain name="both" ordered="0">
        <failoverdomainnode name="alpha" priority="1"/>
        <failoverdomainnode name="beta" priority="1"/>
      </failoverdomain>
    </failoverdomains>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model }) {
    for (const domain of model.failoverDomains) {
      const ordered = attributeOf(domain, 'ordered')
      if (flagOf(domain, 'ordered') || ordered?.isUnknown === true) continue
      if (ordered === undefined && !lacks(domain, 'ordered')) continue
      if (ordered !== undefined && !isInteger(ordered.value)) continue // Another rule says that the word counts as 0.
      const [first, ...others] = childrenOf(
        domain,
        'failoverdomainnode',
      ).flatMap(member => attributeOf(member, 'priority') ?? [])
      // The tools write priority="1" everywhere; only a difference shows that an order was meant.
      const other = others.find(priority => !priority.isUnknown && priority.value !== first?.value)
      if (other !== undefined) {
        yield {
          at: other,
          message: `Priorities of domain "${valueOf(domain, 'name') ?? ''}" do not count: it is not ordered`,
        }
      }
    }
  },
})
