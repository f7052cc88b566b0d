import { defineRule } from '../../../rules/define-rule.js'

import { withoutAttribute } from '../analysis/repair.js'
import { attributeOf } from '../ast.js'
import { atoi, isInteger } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** A node that is not fit should reboot. */
export const unsafeReboot = defineRule<ClusterConf>({
  id: 'cluster-conf/unsafe-reboot',
  severity: 'warning',
  origin: 'practice',
  summary: 'the quorum disk does not reboot unfit nodes',
  why: 'A node with too low a score stays in the cluster without the votes of the disk, and keeps its services.',
  do: 'Remove reboot="0".',
  sources: ['qdisk(5), "reboot"'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman expected_votes="3"/>
  <quorumd label="demo" votes="1" reboot="[|0|]"/>
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
  <quorumd label="demo" votes="1" reboot="1"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
  },

  *check({ model, file }) {
    const reboot = attributeOf(model.section('quorumd'), 'reboot')
    if (reboot === undefined || reboot.isUnknown || !isInteger(reboot.value) || atoi(reboot.value) !== 0) return
    yield {
      at: reboot,
      message: 'A node whose score falls too low is not rebooted',
      fixes: [withoutAttribute(file, reboot, 'unsafe')],
    }
  },
})
