import { defineRule } from '../../../rules/define-rule.js'
import { brokenWhole } from '../../../xml/consequences.js'

import { isReadThrough } from '../analysis/known.js'
import { lacks } from '../analysis/misspelt.js'
import { withoutElement } from '../analysis/repair.js'
import { attributeOf, childOf, descendantsOf, valueOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** A failover domain should be used. */
export const unusedFailoverDomain = defineRule<ClusterConf>({
  id: 'cluster-conf/unused-failover-domain',
  severity: 'info',
  origin: 'practice',
  summary: 'no service uses the failover domain',
  why: 'Either it is a leftover, or a service is not bound to the nodes that it is meant for.',
  do: 'Name it in the domain of a service, or remove it.',
  sources: ['cluster 3.2.0 rgmanager/src/daemons/fo_domain.c: only domains of services are looked up'],
  since: '0.1.0',
  followsFrom: [...brokenWhole('cluster-conf')],
  fix: 'unsafe',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <failoverdomains>
      <failoverdomain name="[|both|]">
        <failoverdomainnode name="alpha"/>
      </failoverdomain>
    </failoverdomains>
    <service name="web"/>
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
    <service name="web" domain="Both"/>
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
      <failoverdomain name="both">
        <failoverdomainnode name="alpha"/>
      </failoverdomain>
    </failoverdomains>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model, file }) {
    if (model.services.length === 0 || !isReadThrough(model, model.section('rm'))) return // Without services, they are yet to come.
    const used = new Set<string>()
    for (const element of descendantsOf(model.section('rm'))) {
      const domain = attributeOf(element, 'domain')
      if (domain?.isUnknown === true) return
      if (domain === undefined && !lacks(element, 'domain')) return
      if (domain !== undefined) used.add(domain.value.toLowerCase())
    }
    // A domain that is named but not listed may be a slip of one that is; unknown-service-domain says so.
    const names = new Set(model.failoverDomains.map(domain => valueOf(domain, 'name')?.toLowerCase()))
    if ([...used].some(name => !names.has(name))) return
    for (const domain of model.failoverDomains) {
      const name = attributeOf(domain, 'name')
      if (name === undefined || name.isUnknown || used.has(name.value.toLowerCase())) continue
      if (childOf(domain, 'failoverdomainnode') === undefined) continue // missing-failover-domain-node says so.
      yield {
        at: name,
        message: `No service uses failover domain "${name.value}"`,
        fixes: [withoutElement(file, domain, 'unsafe')],
      }
    }
  },
})
