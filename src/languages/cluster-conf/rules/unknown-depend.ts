import { defineRule } from '../../../rules/define-rule.js'

import { areAllNamed, hasAllServices } from '../analysis/known.js'
import { nearName } from '../analysis/misspelt.js'
import { attributeOf, valueOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** A service can depend on a service that exists only. */
export const unknownDepend = defineRule<ClusterConf>({
  id: 'cluster-conf/unknown-depend',
  severity: 'error',
  origin: 'practice',
  summary: 'a service depends on one that is not defined',
  why: 'The other one never runs, so this one never starts.',
  do: 'Correct the name.',
  sources: ['cluster 3.2.0 rgmanager/src/resources/default_event_script.sl'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm central_processing="1">
    <service name="db"/>
    <service name="web" depend="[|service:bd|]"/>
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
  <rm central_processing="1">
    <service name="db"/>
    <service name="web" depend="service:db"/>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model }) {
    if (!hasAllServices(model) || !areAllNamed(model.services)) return
    const names = new Set(model.services.map(service => `${service.tag}:${valueOf(service, 'name') ?? ''}`))
    for (const service of model.services) {
      const depend = attributeOf(service, 'depend')
      if (depend === undefined || depend.isUnknown || !/^(service|vm):./.test(depend.value)) continue
      if (names.has(depend.value)) continue
      const near = nearName(depend.value, names)
      yield {
        at: depend,
        message: `No service is named "${depend.value}"`,
        ...(near === undefined ? {} : { help: `Did you mean "${near}"?` }),
      }
    }
  },
})
