import { defineRule } from '../../../rules/define-rule.js'

import { withValue } from '../analysis/repair.js'
import { attributeOf } from '../ast.js'
import { atoi, isInteger } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** Nodes need time to boot together. */
export const unsafePostJoinDelay = defineRule<ClusterConf>({
  id: 'cluster-conf/unsafe-post-join-delay',
  severity: 'warning',
  origin: 'practice',
  summary: 'post_join_delay is 3 seconds or less',
  why: 'When the cluster boots, whoever joins later than that is fenced, and boots again.',
  do: 'Set post_join_delay to 20 or more.',
  sources: ['access.redhat.com solutions 21742, 3641, 459083'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <fence_daemon post_join_delay="[|3|]"/>
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
  <fence_daemon post_join_delay="20"/>
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
    const delay = attributeOf(model.section('fence_daemon'), 'post_join_delay')
    if (delay === undefined || delay.isUnknown || !isInteger(delay.value) || atoi(delay.value) > 3) return
    if (atoi(delay.value) < 0) return
    yield {
      at: delay,
      message: `Nodes that join more than ${delay.value} s later are fenced`,
      // The graphical tools write it into every file.
      ...(atoi(delay.value) === 3 ? { severity: 'info' as const } : {}),
      fixes: [withValue(delay, '20', 'unsafe')],
    }
  },
})
