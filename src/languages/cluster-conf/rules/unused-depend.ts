import { defineRule } from '../../../rules/define-rule.js'

import { attributeOf, nameOf } from '../ast.js'
import { flagOf } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** Dependencies between services need central processing. */
export const unusedDepend = defineRule<ClusterConf>({
  id: 'cluster-conf/unused-depend',
  severity: 'error',
  origin: 'practice',
  summary: 'a dependency between services is never read',
  why:
    'Only the event scripts of central processing know dependencies. Without it the service starts whether the ' +
    'other one runs or not.',
  do: 'Set central_processing="1" in rm, or nest the services.',
  sources: ['cluster 3.2.0 rgmanager/src/daemons/event_config.c, src/resources/default_event_script.sl'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <service name="db"/>
    <service name="web" [|depend|]="service:db"/>
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
    const rm = model.section('rm')
    if (attributeOf(rm, 'central_processing')?.isUnknown === true || flagOf(rm, 'central_processing')) return
    for (const service of model.services) {
      const depend = attributeOf(service, 'depend')
      if (depend !== undefined && depend.value !== '') {
        yield { at: nameOf(depend), message: 'The dependency is never read: central_processing is off' }
      }
    }
  },
})
