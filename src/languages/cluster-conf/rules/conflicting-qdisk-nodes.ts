import { defineRule } from '../../../rules/define-rule.js'

import { attributeOf } from '../ast.js'
import { atoi, isInteger } from '../reading/daemon-value.js'
import { brokenWhole } from '../../../xml/consequences.js'
import type { ClusterConf } from '../schema.js'

/** A quorum disk has room for 16 nodes with the ids 1 to 16. */
export const conflictingQdiskNodes = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-qdisk-nodes',
  severity: 'error',
  origin: 'practice',
  summary: 'a node does not fit on the quorum disk',
  why: 'Each node writes to the block of its id, and there are 16.',
  do: 'Give the node an id from 1 to 16, or remove the quorum disk.',
  sources: ['cluster 3.2.0 cman/qdisk/disk.h MAX_NODES_DISK 16'],
  since: '0.1.0',
  followsFrom: brokenWhole('cluster-conf'),
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman/>
  <quorumd label="demo"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="[|17|]"/>
  </clusternodes>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <cman/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="17"/>
  </clusternodes>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const quorumd = model.section('quorumd')
    if (quorumd === undefined) return
    for (const node of model.nodes) {
      const id = attributeOf(node, 'nodeid')
      if (id === undefined || id.isUnknown || !isInteger(id.value) || atoi(id.value) <= 16) continue
      yield {
        at: id,
        message: `Node id ${id.value} is above 16, the last one on a quorum disk`,
        related: [{ at: quorumd, message: 'the quorum disk is configured here' }],
      }
    }
  },
})
