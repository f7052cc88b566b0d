import { defineRule } from '../../../rules/define-rule.js'
import { brokenTag, brokenTree } from '../../../xml/consequences.js'

import { lacks } from '../analysis/misspelt.js'
import { childrenOf, valueOf } from '../ast.js'
import { flagOf } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** In an ordered domain each node has a priority. */
export const missingPriority = defineRule<ClusterConf>({
  id: 'cluster-conf/missing-priority',
  severity: 'warning',
  origin: 'practice',
  summary: 'a node of an ordered failover domain has no priority',
  why: 'It counts as 0, outside of the order.',
  do: 'Add priority="1" to "100"; 1 is best.',
  sources: ['cluster 3.2.0 rgmanager/src/daemons/fo_domain.c'],
  since: '0.1.0',
  followsFrom: [...brokenTree('cluster-conf'), brokenTag('cluster-conf')],
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <failoverdomains>
      <failoverdomain name="both" ordered="1">
        <failoverdomainnode name="alpha" priority="1"/>
        <[|failoverdomainnode|] name="beta"/>
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
    ],
  },

  *check({ model }) {
    for (const domain of model.failoverDomains) {
      const members = childrenOf(domain, 'failoverdomainnode')
      if (!flagOf(domain, 'ordered') || members.length < 2) continue
      for (const member of members) {
        if (!lacks(member, 'priority')) continue
        const [name, owner] = [valueOf(member, 'name') ?? '', valueOf(domain, 'name') ?? '']
        yield { at: member, message: `Node "${name}" has no priority in ordered domain "${owner}"` }
      }
    }
  },
})
