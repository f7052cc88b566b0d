import { defineRule } from '../../../rules/define-rule.js'

import type { Ocfs2Conf } from '../model.js'

/** A region is the UUID of a volume. */
export const invalidRegion = defineRule<Ocfs2Conf>({
  id: 'ocfs2-conf/invalid-region',
  severity: 'warning',
  origin: 'practice',
  summary: 'a heartbeat region is not the UUID of a volume',
  why: 'The heartbeat cannot be started on it.',
  do: 'Write the 32 hexadecimal digits that mounted.ocfs2 -d shows, in upper case.',
  sources: ['ocfs2.cluster.conf(5), "region"'],
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
\tregion = [|77D95EF51C0149D2823674FCC162CF8|]
`,
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
\tregion = [|77d95ef51c0149d2823674fcc162cf8b|]
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

  *check({ model: { heartbeats } }) {
    for (const { region } of heartbeats) {
      if (region === undefined || /^[0-9A-F]{32}$/.test(region.value)) continue
      const isLowerCase = /^[0-9A-Fa-f]{32}$/.test(region.value)
      yield {
        at: region,
        message: isLowerCase ? 'The letters of a region must be in upper case' : 'A region has 32 hexadecimal digits',
      }
    }
  },
})
