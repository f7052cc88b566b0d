import { defineRule } from '../../../rules/define-rule.js'

import { repeated } from '../analysis/repeated.js'
import type { Ocfs2Conf } from '../model.js'
import { hasGlobalHeartbeat } from '../targets.js'

/** A region is listed once. */
export const duplicateRegion = defineRule<Ocfs2Conf>({
  id: 'ocfs2-conf/duplicate-region',
  severity: 'error',
  origin: 'daemon',
  summary: 'a heartbeat region is listed twice',
  why: 'o2cb refuses the file.',
  do: 'List each region once.',
  sources: [
    'o2cb 1.8.7 refuses such a file with code 244',
    'ocfs2-tools 1.8 o2cb_ctl/o2cb_config.c (1.8), o2cb_cluster_add_heartbeat()',
  ],
  since: '0.1.0',
  examples: {
    bad: [
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

heartbeat:
\tcluster = demo
\tregion = [|77D95EF51C0149D2823674FCC162CF8B|]
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

  *check({ model: { heartbeats, isRearranged }, target }) {
    if (!hasGlobalHeartbeat(target)) return // Older releases pass heartbeat sections over.
    for (const { value, before } of repeated(heartbeats, heartbeat => heartbeat.region, text => text)) {
      yield {
        at: value,
        message: `Region "${value.value}" is already listed`,
        // The sections that o2cb reads are others.
        ...(isRearranged ? { origin: 'practice' as const } : {}),
        related: [{ at: before, message: 'listed first here' }],
      }
    }
  },
})
