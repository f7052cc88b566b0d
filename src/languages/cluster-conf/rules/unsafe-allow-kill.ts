import { defineRule } from '../../../rules/define-rule.js'

import { withoutAttribute } from '../analysis/repair.js'
import { attributeOf } from '../ast.js'
import { atoi, isInteger } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'

/** A node that stopped writing should be removed. */
export const unsafeAllowKill = defineRule<ClusterConf>({
  id: 'cluster-conf/unsafe-allow-kill',
  severity: 'warning',
  origin: 'practice',
  summary: 'nodes that stop writing to the quorum disk stay members',
  why: 'A node that lost its storage keeps its place in the cluster, and its services hang.',
  do: 'Remove allow_kill="0".',
  sources: ['qdisk(5), "allow_kill"; access.redhat.com solutions 266683'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman expected_votes="3"/>
  <quorumd label="demo" votes="1" allow_kill="[|0|]"/>
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
  <quorumd label="demo" votes="1" allow_kill="1"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
  },

  *check({ model, file }) {
    const allowKill = attributeOf(model.section('quorumd'), 'allow_kill')
    if (allowKill === undefined || allowKill.isUnknown || !isInteger(allowKill.value)) return
    if (atoi(allowKill.value) !== 0) return
    yield {
      at: allowKill,
      message: 'A node that stops writing to the quorum disk is not removed',
      fixes: [withoutAttribute(file, allowKill, 'unsafe')],
    }
  },
})
