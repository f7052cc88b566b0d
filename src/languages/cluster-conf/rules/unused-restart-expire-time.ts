import { defineRule } from '../../../rules/define-rule.js'

import { lacks } from '../analysis/misspelt.js'
import { safeWithin, withoutAttribute } from '../analysis/repair.js'
import { attributeOf } from '../ast.js'
import { atoi } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** A time for restarts needs a limit. */
export const unusedRestartExpireTime = defineRule<ClusterConf>({
  id: 'cluster-conf/unused-restart-expire-time',
  severity: 'warning',
  origin: 'practice',
  summary: 'restart_expire_time has no max_restarts',
  why: 'Without a limit nothing is counted, so the time has no effect.',
  do: 'Add max_restarts, or remove restart_expire_time.',
  sources: ['cluster 3.2.0 rgmanager/src/daemons/restart_counter.c'],
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
    <service name="web" restart_expire_time="[|600|]"/>
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
    <service name="web" max_restarts="3" restart_expire_time="600"/>
  </rm>
</cluster>
`,
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <service name="web" max_restarts="0" restart_expire_time="0"/>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model, file }) {
    for (const service of model.services) {
      const limit = attributeOf(service, 'max_restarts')
      const time = attributeOf(service, 'restart_expire_time')
      if (time === undefined || time.isUnknown || /^0*$/.test(time.value) || limit?.isUnknown === true) continue
      if (limit === undefined ? lacks(service, 'max_restarts') : atoi(limit.value) <= 0) {
        yield {
          at: time,
          message: '"restart_expire_time" has no effect without "max_restarts"',
          fixes: [withoutAttribute(file, time, safeWithin(service))],
        }
      }
    }
  },
})
