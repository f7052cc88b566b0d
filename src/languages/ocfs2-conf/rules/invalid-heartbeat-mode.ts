import { defineFault } from '../../../rules/define-rule.js'

/** heartbeat_mode is local or global. */
export const invalidHeartbeatMode = defineFault({
  id: 'ocfs2-conf/invalid-heartbeat-mode',
  reportedBy: 'read',
  severity: 'error',
  origin: 'daemon',
  summary: 'heartbeat_mode is neither local nor global',
  why: 'o2cb cannot load the file, and no cluster comes up.',
  do: 'Write local or global.',
  sources: [
    'ocfs2-tools 1.8 o2cb_ctl/o2cb_config.c (1.8): the mode is compared without regard to case',
    'o2cb 1.8.7 refuses such a file with code 234',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      `cluster:
\tnode_count = 1
\theartbeat_mode = [|globl|]
\tname = demo

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
\theartbeat_mode = local
\tname = demo

node:
\tip_port = 7777
\tip_address = 192.0.2.4
\tnumber = 0
\tname = alpha
\tcluster = demo
`,
    ],
  },
})
