import { defineRule } from '../../../rules/define-rule.js'

import type { Ocfs2Conf } from '../model.js'

/** Regions are for the global heartbeat. */
export const unusedRegion = defineRule<Ocfs2Conf>({
  id: 'ocfs2-conf/unused-region',
  severity: 'info',
  origin: 'practice',
  summary: 'a region is listed for a cluster with local heartbeat',
  why: 'Nothing is written there until heartbeat_mode is global.',
  do: 'Set heartbeat_mode to global, or take the section out.',
  sources: ['o2cb(7), "heartbeat mode"'],
  since: '0.1.0',
  examples: {
    bad: [
      `cluster:
\tnode_count = 1
\tname = demo

node:
\tip_port = 7777
\tip_address = 192.0.2.4
\tnumber = 0
\tname = alpha
\tcluster = demo

[|heartbeat|]:
\tcluster = demo
\tregion = 77D95EF51C0149D2823674FCC162CF8B
`,
    ],
    good: [
      `cluster:
\tnode_count = 1
\tname = demo
\theartbeat_mode = global

node:
\tip_port = 7777
\tip_address = 192.0.2.4
\tnumber = 0
\tname = alpha
\tcluster = demo

heartbeat:
\tcluster = demo
\tregion = 77D95EF51C0149D2823674FCC162CF8B
`,
    ],
  },

  *check({ model: { clusters, heartbeats } }) {
    // The first one of a name counts.
    const owners = new Map(clusters.toReversed().map(owner => [owner.name?.value, owner]))
    for (const { head, cluster } of heartbeats) {
      const owner = owners.get(cluster?.value)
      if (owner === undefined || cluster === undefined || owner.attributes.has('heartbeat_mode') !== (owner.heartbeatMode !== undefined)) continue
      if (owner.heartbeatMode?.value !== 'global') yield {
        at: head,
        message: `Cluster "${cluster.value}" has a local heartbeat, and does not use the region`,
      }
    }
  },
})
