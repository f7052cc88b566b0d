import { defineRule } from '../../../rules/define-rule.js'

import { attributeOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** A service's name must fit into rgmanager's field. */
export const invalidServiceNameLength = defineRule<ClusterConf>({
  id: 'cluster-conf/invalid-service-name-length',
  severity: 'error',
  origin: 'practice',
  summary: 'a service name is too long',
  why: 'rgmanager keeps service:name in 64 bytes and cuts the rest, so the service is not found again.',
  do: 'Choose a shorter name.',
  sources: ['cluster 3.2.0 rgmanager/include/resgroup.h: rs_name has 64 bytes'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <service name="[|a-service-with-a-name-that-says-a-lot-more-than-anybody-wants-to-read|]"/>
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
    <service name="web"/>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model }) {
    for (const service of model.services) {
      const name = attributeOf(service, 'name')
      if (name === undefined || name.isUnknown) continue
      const length = new TextEncoder().encode(`${service.tag}:${name.value}`).length
      if (length > 63) {
        yield {
          at: name,
          message: `Name "${service.tag}:${name.value.slice(0, 20)}…" has ${length} bytes; 63 are allowed`,
        }
      }
    }
  },
})
