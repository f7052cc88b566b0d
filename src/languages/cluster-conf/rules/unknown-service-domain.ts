import { defineRule } from '../../../rules/define-rule.js'
import { brokenTag, brokenWhole } from '../../../xml/consequences.js'

import { areAllNamed, hasAllDomains } from '../analysis/known.js'
import { nearName } from '../analysis/misspelt.js'
import { domainNamed } from '../analysis/resource-tree.js'
import { attributeOf, valueOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** A service's failover domain must exist. */
export const unknownServiceDomain = defineRule<ClusterConf>({
  id: 'cluster-conf/unknown-service-domain',
  severity: 'warning',
  origin: 'practice',
  summary: 'a service names a failover domain that is not defined',
  why: 'rgmanager runs the service as if it had none: on any node.',
  do: 'Correct the name, or define the domain.',
  sources: ['cluster 3.2.0 rgmanager/src/daemons/fo_domain.c node_should_start()'],
  since: '0.1.0',
  followsFrom: [...brokenWhole('cluster-conf'), brokenTag('cluster-conf')],
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
      <failoverdomain name="both">
        <failoverdomainnode name="alpha"/>
      </failoverdomain>
    </failoverdomains>
    <service name="web" domain="[|bth|]"/>
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
    <service name="web" domain="BOTH"/>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model }) {
    if (!hasAllDomains(model) || !areAllNamed(model.failoverDomains)) return
    const names = model.failoverDomains.map(domain => valueOf(domain, 'name') ?? '')
    for (const service of model.services) {
      const domain = attributeOf(service, 'domain')
      if (domain === undefined || domain.isUnknown || domain.value === '') continue
      if (domainNamed(model, domain.value) !== undefined) continue
      const near = nearName(domain.value, names)
      yield {
        at: domain,
        message: `No failover domain is named "${domain.value}"`,
        ...(near === undefined ? {} : {
          help: `Did you mean "${near}"?`,
          fixes: [{
            title: `Replace "${domain.value}" by "${near}"`,
            safety: 'unsafe' as const,
            edits: [{ file: domain.file, span: domain.span, newText: near }],
          }],
        }),
      }
    }
  },
})
