import { defineRule } from '../../../rules/define-rule.js'

import { lacks } from '../analysis/misspelt.js'
import { resourceUses } from '../analysis/resource-tree.js'
import { attributeOf } from '../ast.js'
import { atoi } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** A limit for a part of a service needs a time. */
export const unusedSubtreeLimit = defineRule<ClusterConf>({
  id: 'cluster-conf/unused-subtree-limit',
  severity: 'warning',
  origin: 'practice',
  summary: 'a limit of failures or restarts has no time',
  why: 'rgmanager ignores the limit when its time is missing.',
  do: 'Add __restart_expire_time or __failure_expire_time.',
  sources: ['cluster 3.2.0 rgmanager/src/daemons/restree.c'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <service name="web">
      <script name="httpd" file="/etc/init.d/httpd" __independent_subtree="1" __max_restarts="[|3|]"/>
    </service>
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
      <script name="httpd" file="/etc/init.d/httpd" __max_restarts="3" __restart_expire_time="600"/>
    </service>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const pairs: readonly (readonly [string, string])[] = [
      ['__max_restarts', '__restart_expire_time'],
      ['__max_failures', '__failure_expire_time'],
    ]
    for (const { element } of resourceUses(model)) {
      for (const [limitName, timeName] of pairs) {
        const limit = attributeOf(element, limitName)
        if (limit === undefined || limit.isUnknown || atoi(limit.value) <= 0 || !lacks(element, timeName)) continue
        yield { at: limit, message: `"${limitName}" has no effect without "${timeName}"` }
      }
    }
  },
})
