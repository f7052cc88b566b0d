import { defineRule } from '../../../rules/define-rule.js'
import { brokenTag, brokenWhole } from '../../../xml/consequences.js'

import { hasAllNodeNames } from '../analysis/known.js'
import { nearNode } from '../analysis/misspelt.js'
import { attributeOf, childrenOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** A failover domain should consist of nodes of the cluster. */
export const unknownFailoverDomainNode = defineRule<ClusterConf>({
  id: 'cluster-conf/unknown-failover-domain-node',
  severity: 'warning',
  origin: 'daemon',
  summary: 'a failover domain lists a node that is not in the cluster',
  why:
    'rgmanager complains and keeps the entry without an id: it never matches. A restricted domain may then have no ' +
    'node at all.',
  do: 'Correct the name, or remove the entry.',
  sources: ['cluster 3.2.0 rgmanager/src/daemons/fo_domain.c: node has no nodeid attribute'],
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
        <failoverdomainnode name="[|alhpa|]"/>
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
        <failoverdomainnode name="ALPHA"/>
        <failoverdomainnode name="beta"/>
      </failoverdomain>
    </failoverdomains>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model }) {
    if (model.nodes.length === 0 || model.failoverDomains.length === 0 || !hasAllNodeNames(model)) return
    const names = [...model.nodeNamed.keys()]
    if (names.length < model.nodes.length) return // Of two nodes with one name, one may be the one that is missed here.
    const known = new Set(names.map(name => name.toLowerCase()))
    const reported = new Set<string>()
    for (const domain of model.failoverDomains) {
      for (const member of childrenOf(domain, 'failoverdomainnode')) {
        const name = attributeOf(member, 'name')
        if (name === undefined || name.isUnknown || known.has(name.value.toLowerCase())) continue
        if (reported.has(name.value)) continue
        reported.add(name.value)
        const near = nearNode(name.value, names)
        yield {
          at: name,
          message: `No node is named "${name.value}"`,
          ...(near === undefined ? {} : {
            help: `Did you mean "${near}"?`,
            fixes: [{
              title: `Replace "${name.value}" by "${near}"`,
              safety: 'unsafe' as const,
              edits: [{ file: name.file, span: name.span, newText: near }],
            }],
          }),
        }
      }
    }
  },
})
