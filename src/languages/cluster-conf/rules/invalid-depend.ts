import { defineRule } from '../../../rules/define-rule.js'

import { attributeOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** A dependency names a service or a virtual machine. */
export const invalidDepend = defineRule<ClusterConf>({
  id: 'cluster-conf/invalid-depend',
  severity: 'error',
  origin: 'practice',
  summary: 'a dependency is not written as service:name',
  why: 'The name is compared with the full names of the services, so it never matches.',
  do: 'Write service:name or vm:name.',
  sources: ['cluster 3.2.0 rgmanager/src/resources/service.sh, "depend"'],
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
    <service name="web" depend="[|db|]"/>
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
    for (const service of model.services) {
      const depend = attributeOf(service, 'depend')
      if (depend === undefined || depend.isUnknown || depend.value === '') continue
      if (/^(service|vm):./.test(depend.value)) continue
      yield { at: depend, message: `Dependency "${depend.value}" is not of the form service:name` }
    }
  },
})
