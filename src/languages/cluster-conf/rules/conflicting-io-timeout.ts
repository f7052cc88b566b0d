import { defineRule } from '../../../rules/define-rule.js'

import { safeWithin, withoutAttribute } from '../analysis/repair.js'
import { attributeOf } from '../ast.js'
import { atoi, flagOf } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** io_timeout replaces max_error_cycles. */
export const conflictingIoTimeout = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-io-timeout',
  severity: 'info',
  origin: 'practice',
  summary: 'max_error_cycles is ignored',
  why: 'With io_timeout a slow write reboots the node, and errors are no longer counted.',
  do: 'Remove max_error_cycles.',
  sources: ['cluster 3.2.0 cman/qdisk/main.c get_dynamic_config_data()'],
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman expected_votes="3"/>
  <quorumd label="demo" votes="1" io_timeout="1" max_error_cycles="[|10|]"/>
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
  <quorumd label="demo" votes="1" max_error_cycles="10"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
  },

  *check({ model, file }) {
    const quorumd = model.section('quorumd')
    const cycles = attributeOf(quorumd, 'max_error_cycles')
    if (quorumd === undefined || cycles === undefined || cycles.isUnknown || atoi(cycles.value) <= 0) return
    if (!flagOf(quorumd, 'io_timeout')) return
    yield {
      at: cycles,
      message: '"max_error_cycles" is ignored: "io_timeout" is on',
      fixes: [withoutAttribute(file, cycles, safeWithin(quorumd))],
    }
  },
})
