import { defineRule } from '../../../rules/define-rule.js'
import { brokenWhole } from '../../../xml/consequences.js'

import { lacksChild } from '../analysis/known.js'
import { valueOf } from '../ast.js'
import { flagOf } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** A failover domain needs nodes. */
export const missingFailoverDomainNode = defineRule<ClusterConf>({
  id: 'cluster-conf/missing-failover-domain-node',
  severity: 'warning',
  origin: 'practice',
  summary: 'a failover domain has no node',
  why: 'It prefers nothing. If it is restricted, the services that use it can run nowhere.',
  do: 'Add the nodes, or remove the domain.',
  sources: ['cluster 3.2.0 rgmanager/src/daemons/fo_domain.c'],
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
      <[|failoverdomain|] name="both" restricted="1"/>
    </failoverdomains>
    <service name="web" domain="both"/>
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
      </failoverdomain>
    </failoverdomains>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const used = new Set(model.services.map(service => valueOf(service, 'domain')?.toLowerCase()))
    for (const domain of model.failoverDomains) {
      if (!lacksChild(model, domain, 'failoverdomainnode')) continue
      const name = valueOf(domain, 'name') ?? ''
      const isRestricted = flagOf(domain, 'restricted') === true && used.has(name.toLowerCase())
      yield {
        at: domain,
        message: `Failover domain "${name}" has no node${isRestricted ? ': its services can run nowhere' : ''}`,
        ...(isRestricted ? { severity: 'error' as const } : {}),
      }
    }
  },
})
