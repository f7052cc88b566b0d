import { defineRule } from '../../../rules/define-rule.js'

import { lacks } from '../analysis/misspelt.js'
import { attributeOf, valueOf } from '../ast.js'
import { flagOf } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** Staying put makes sense in ordered domains. */
export const conflictingNofailback = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-nofailback',
  severity: 'info',
  origin: 'practice',
  summary: 'nofailback is set for a domain without order',
  why: 'Without an order there is no better node to go back to, so it has no effect.',
  do: 'Remove nofailback, or set ordered="1".',
  sources: ['RHEL 6 Cluster Administration, "Configuring a failover domain"'],
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
      <failoverdomain name="both" nofailback="[|1|]">
        <failoverdomainnode name="alpha"/>
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
      <failoverdomain name="both" ordered="1" nofailback="1">
        <failoverdomainnode name="alpha" priority="1"/>
      </failoverdomain>
    </failoverdomains>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model }) {
    for (const domain of model.failoverDomains) {
      const nofailback = attributeOf(domain, 'nofailback')
      if (nofailback === undefined || !flagOf(domain, 'nofailback') || flagOf(domain, 'ordered')) continue
      if (flagOf(domain, 'restricted')) continue
      const ordered = attributeOf(domain, 'ordered')
      if (ordered?.isUnknown === true || (ordered === undefined && !lacks(domain, 'ordered'))) continue
      yield {
        at: nofailback,
        message: `Domain "${valueOf(domain, 'name') ?? ''}" is not ordered, so nofailback has no effect`,
      }
    }
  },
})
