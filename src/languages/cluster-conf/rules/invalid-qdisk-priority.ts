import { defineRule } from '../../../rules/define-rule.js'

import { attributeOf } from '../ast.js'
import { atoi, isInteger } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** The scheduling priority must fit the scheduling class. */
export const invalidQdiskPriority = defineRule<ClusterConf>({
  id: 'cluster-conf/invalid-qdisk-priority',
  severity: 'warning',
  origin: 'practice',
  summary: 'the priority of the quorum disk daemon is outside the range of its class',
  why: 'The kernel refuses it, and qdiskd runs without raised priority.',
  do: 'Use 1 to 100 for rr and fifo, -20 to 20 for other.',
  sources: ['qdisk(5), "priority"'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman expected_votes="3"/>
  <quorumd label="demo" votes="1" scheduler="rr" priority="[|0|]"/>
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
  <quorumd label="demo" votes="1" scheduler="other" priority="-5"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const quorumd = model.section('quorumd')
    const priority = attributeOf(quorumd, 'priority')
    const scheduler = attributeOf(quorumd, 'scheduler')
    if (priority === undefined || priority.isUnknown || !isInteger(priority.value)) return
    if (scheduler?.isUnknown === true) return
    const [least, most] = /^o/i.test(scheduler?.value ?? 'rr') ? [-20, 20] : [1, 100]
    const value = atoi(priority.value)
    if (least <= value && value <= most) return
    yield { at: priority, message: `Priority ${value} is outside ${least}–${most}` }
  },
})
