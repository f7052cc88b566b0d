import { defineRule } from '../../../rules/define-rule.js'

import { lacks } from '../analysis/misspelt.js'
import { withAttribute, withValue } from '../analysis/repair.js'
import { attributeOf } from '../ast.js'
import { atoi } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** A limit of restarts needs a time. */
export const conflictingMaxRestarts = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-max-restarts',
  severity: 'warning',
  origin: 'practice',
  summary: 'max_restarts has no restart_expire_time',
  why: 'Restarts are counted for ever, so the service moves away after a few failures in years.',
  do: 'Add restart_expire_time.',
  sources: ['cluster 3.2.0 rgmanager/src/daemons/restart_counter.c'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <service name="web" max_restarts="[|3|]"/>
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
    ],
  },

  *check({ model }) {
    for (const service of model.services) {
      const limit = attributeOf(service, 'max_restarts')
      const time = attributeOf(service, 'restart_expire_time')
      if (limit === undefined || limit.isUnknown || atoi(limit.value) <= 0 || time?.isUnknown === true) continue
      if (time === undefined ? !lacks(service, 'restart_expire_time') : !/^0*$/.test(time.value)) continue
      yield {
        at: limit,
        message: 'Restarts are counted for ever: "restart_expire_time" is missing',
        fixes: time === undefined ? [withAttribute(
          service,
          'restart_expire_time',
          '600',
        )] : [withValue(time, '600', 'unsafe')],
      }
    }
  },
})
