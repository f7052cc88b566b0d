import { defineRule } from '../../../rules/define-rule.js'

import { withValue } from '../analysis/repair.js'
import { attributeOf } from '../ast.js'
import { atoi, isInteger } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** A failed node should be fenced at once. */
export const unsafePostFailDelay = defineRule<ClusterConf>({
  id: 'cluster-conf/unsafe-post-fail-delay',
  severity: 'warning',
  origin: 'practice',
  summary: 'fencing waits after a failure',
  why: 'Services and file systems stand still for the whole delay.',
  do: 'Remove post_fail_delay.',
  sources: ['access.redhat.com solutions 5929'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <fence_daemon post_fail_delay="[|30|]"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
    <clusternode name="gamma" nodeid="3"/>
  </clusternodes>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <fence_daemon post_fail_delay="0"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
    <clusternode name="gamma" nodeid="3"/>
  </clusternodes>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const delay = attributeOf(model.section('fence_daemon'), 'post_fail_delay')
    if (delay === undefined || delay.isUnknown || !isInteger(delay.value) || atoi(delay.value) <= 0) return
    yield {
      at: delay,
      message: `Fencing waits ${delay.value} s after a failure`,
      fixes: [withValue(delay, '0', 'unsafe')],
    }
  },
})
