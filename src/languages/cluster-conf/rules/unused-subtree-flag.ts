import { defineRule } from '../../../rules/define-rule.js'

import { safeWithin, withoutAttribute } from '../analysis/repair.js'
import { attributeOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** Only a part of a service can be independent. */
export const unusedSubtreeFlag = defineRule<ClusterConf>({
  id: 'cluster-conf/unused-subtree-flag',
  severity: 'warning',
  origin: 'practice',
  summary: 'a whole service is marked as an independent part',
  why:
    'The mark means that a failure concerns the part alone. On a service or virtual machine itself it has no ' +
    'effect.',
  do: 'Remove it, or mark a resource inside.',
  sources: ['cluster 3.2.0 rgmanager/src/daemons/restree.c'],
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <service name="web" __independent_subtree="[|1|]"/>
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
    <service name="web">
      <script name="httpd" file="/etc/init.d/httpd" __independent_subtree="1"/>
    </service>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model, file }) {
    for (const service of model.services) {
      const flag = attributeOf(service, '__independent_subtree')
      if (flag === undefined || flag.isUnknown || flag.value === '0') continue
      yield {
        at: flag,
        message: 'A whole service cannot be an independent part',
        fixes: [withoutAttribute(file, flag, safeWithin(service))],
      }
    }
  },
})
