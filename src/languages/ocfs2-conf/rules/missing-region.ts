import { defineRule } from '../../../rules/define-rule.js'

import type { Ocfs2Conf } from '../model.js'

/** A global heartbeat has a region. */
export const missingRegion = defineRule<Ocfs2Conf>({
  id: 'ocfs2-conf/missing-region',
  severity: 'error',
  origin: 'practice',
  summary: 'a cluster with global heartbeat has no region',
  why: 'There is no volume to write the heartbeat on, so that the cluster cannot start.',
  do: 'Add a heartbeat section, with "o2cb add-heartbeat", or use the local heartbeat.',
  sources: ['o2cb(7), "heartbeat mode": global heartbeat needs at least one region'],
  since: '0.1.0',
  examples: {
    bad: [
      `cluster:
\tnode_count = 1
\tname = demo
\theartbeat_mode = [|global|]

node:
\tip_port = 7777
\tip_address = 192.0.2.4
\tnumber = 0
\tname = alpha
\tcluster = demo
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

  *check({ model: { clusters, heartbeats, isBroken } }) {
    if (isBroken) return // It may stand in what was not understood.
    if (heartbeats.some(({ cluster, isJoined }) => cluster === undefined || !isJoined)) return // It may be the one.
    const named = new Set(heartbeats.map(({ cluster }) => cluster?.value))
    for (const { name, heartbeatMode } of clusters) {
      if (heartbeatMode?.value !== 'global' || name === undefined || named.has(name.value)) continue
      yield { at: heartbeatMode, message: `Cluster "${name.value}" has a global heartbeat and no region for it` }
    }
  },
})
