import { defineRule } from '../../../rules/define-rule.js'

import { hasAll } from '../analysis/known.js'
import { domainNamed, serviceName } from '../analysis/resource-tree.js'
import { attributeOf, childrenOf, valueOf } from '../ast.js'
import { flagOf } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** Relocation needs somewhere to go. */
export const unsafeRestrictedDomain = defineRule<ClusterConf>({
  id: 'cluster-conf/unsafe-restricted-domain',
  severity: 'warning',
  origin: 'practice',
  summary: 'a service bound to one node shall relocate',
  why: 'On failure rgmanager looks for another node of the domain, finds none, and the service stays down.',
  do: 'Set recovery="restart", or add a node to the domain.',
  sources: ['cluster 3.2.0 rgmanager/src/daemons/groups.c; RHEL 6 Cluster Administration, "Recovery policy"'],
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
      <failoverdomain name="only" restricted="1">
        <failoverdomainnode name="alpha"/>
      </failoverdomain>
    </failoverdomains>
    <service name="web" domain="only" recovery="[|relocate|]"/>
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
      <failoverdomain name="only" restricted="1">
        <failoverdomainnode name="alpha"/>
      </failoverdomain>
    </failoverdomains>
    <service name="web" domain="only" recovery="restart"/>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model }) {
    for (const service of model.services) {
      const recovery = attributeOf(service, 'recovery')
      const wanted = valueOf(service, 'domain')
      if (recovery === undefined || recovery.isUnknown || recovery.value !== 'relocate') continue
      if (wanted === undefined) continue
      const domain = domainNamed(model, wanted)
      if (domain === undefined || !flagOf(domain, 'restricted')) continue
      if (childrenOf(domain, 'failoverdomainnode').length !== 1 || !hasAll(model, domain, 'failoverdomainnode')) continue
      yield {
        at: recovery,
        message: `Service "${serviceName(service)}" shall relocate, but its domain has one node only`,
        related: [{ at: domain, message: 'the domain is defined here' }],
      }
    }
  },
})
