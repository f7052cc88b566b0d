import { defineRule } from '../../../rules/define-rule.js'
import { milliseconds } from '../../../text/quantity.js'

import { withValue } from '../analysis/repair.js'
import { effectiveToken } from '../analysis/timing.js'
import { attributeOf } from '../ast.js'
import { atoi, isInteger } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** cman should wait for the quorum disk as long as for the token. */
export const mismatchedQuorumDevPoll = defineRule<ClusterConf>({
  id: 'cluster-conf/mismatched-quorum-dev-poll',
  severity: 'warning',
  origin: 'practice',
  summary: 'quorum_dev_poll is shorter than the totem token',
  why:
    'cman gives the quorum disk up before a slow path has had its chance, and the cluster may lose quorum during a ' +
    'failover of storage paths.',
  do: 'Set quorum_dev_poll to the value of token, or remove it.',
  sources: ['access.redhat.com solutions 128083, articles 216443'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman quorum_dev_poll="[|10000|]"/>
  <totem token="30000"/>
  <quorumd label="demo"/>
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
  <cman quorum_dev_poll="30000"/>
  <totem token="30000"/>
  <quorumd label="demo"/>
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
    const poll = attributeOf(model.section('cman'), 'quorum_dev_poll')
    const token = effectiveToken(model)
    if (poll === undefined || poll.isUnknown || !isInteger(poll.value) || token === undefined) return
    if (atoi(poll.value) >= token) return
    const at = attributeOf(model.section('totem'), 'token')
    yield {
      at: poll,
      message: `"quorum_dev_poll" is ${milliseconds(atoi(poll.value))}, shorter than the token ${milliseconds(token)}`,
      fixes: [withValue(poll, String(token), 'unsafe')],
      ...(at === undefined ? {} : { related: [{ at, message: 'token is set here' }] }),
    }
  },
})
