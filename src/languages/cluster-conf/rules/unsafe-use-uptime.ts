import { defineRule } from '../../../rules/define-rule.js'

import { withoutAttribute } from '../analysis/repair.js'
import { attributeOf } from '../ast.js'
import { atoi, isInteger } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** Time should be counted by the uptime. */
export const unsafeUseUptime = defineRule<ClusterConf>({
  id: 'cluster-conf/unsafe-use-uptime',
  severity: 'warning',
  origin: 'practice',
  summary: 'the quorum disk counts time by the clock',
  why: 'When the clock is set, intervals seem to be too long and nodes are given up.',
  do: 'Remove use_uptime="0".',
  sources: ['qdisk(5), "use_uptime"'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman expected_votes="3"/>
  <quorumd label="demo" votes="1" use_uptime="[|0|]"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <cman expected_votes="3"/>
  <quorumd label="demo" votes="1" use_uptime="1"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
  },

  *check({ model, file }) {
    const uptime = attributeOf(model.section('quorumd'), 'use_uptime')
    if (uptime === undefined || uptime.isUnknown || !isInteger(uptime.value) || atoi(uptime.value) !== 0) return
    yield {
      at: uptime,
      message: 'The quorum disk counts time by the clock, which may be set',
      fixes: [withoutAttribute(file, uptime, 'unsafe')],
    }
  },
})
