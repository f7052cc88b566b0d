import { defineRule } from '../../../rules/define-rule.js'
import { brokenWhole } from '../../../xml/consequences.js'

import { attributeOf, childOf } from '../ast.js'
import { atoi, flagOf } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** Event scripts need central processing. */
export const unusedEvents = defineRule<ClusterConf>({
  id: 'cluster-conf/unused-events',
  severity: 'warning',
  origin: 'practice',
  summary: 'event scripts or service priorities are never read',
  why: 'Without central processing rgmanager decides by its built-in policy.',
  do: 'Set central_processing="1" in rm, or remove them.',
  sources: ['cluster 3.2.0 rgmanager/src/daemons/event_config.c'],
  since: '0.1.0',
  followsFrom: [...brokenWhole('cluster-conf'), { rules: ['cluster-conf/unescaped-character'], within: 'file' }],
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <[|events|]>
      <event name="start" class="node" file="/etc/cluster/start.sl"/>
    </events>
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
    <events>
      <event name="start" class="node" file="/etc/cluster/start.sl"/>
    </events>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const rm = model.section('rm')
    if (attributeOf(rm, 'central_processing')?.isUnknown === true || flagOf(rm, 'central_processing')) return
    const events = childOf(rm, 'events')
    if (events !== undefined && childOf(events, 'event') !== undefined) {
      yield { at: events, message: 'Event scripts are never read: central_processing is off' }
    }
    for (const service of model.services) {
      const priority = attributeOf(service, 'priority')
      if (priority !== undefined && !priority.isUnknown && atoi(priority.value) > 0) {
        yield { at: priority, message: 'The priority is never read: central_processing is off' }
      }
    }
  },
})
