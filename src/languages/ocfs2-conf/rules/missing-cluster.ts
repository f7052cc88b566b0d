import { defineRule } from '../../../rules/define-rule.js'

import type { Ocfs2Conf } from '../model.js'

/** A file has a cluster. */
export const missingCluster = defineRule<Ocfs2Conf>({
  id: 'ocfs2-conf/missing-cluster',
  severity: 'error',
  origin: 'practice',
  summary: 'the file has no cluster section',
  why: 'o2cb reads nothing from it: its nodes belong to no cluster.',
  do: 'Add a cluster section with its name and the number of nodes.',
  sources: ['ocfs2-tools 1.8 o2cb_ctl/o2cb_config.c, o2cb_config_fill(): clusters are read first, and nodes through them'],
  since: '0.1.0',
  examples: {
    bad: [
      '[|node|]:\n\tip_port = 7777\n\tip_address = 192.0.2.4\n\tnumber = 0\n\tname = alpha\n\tcluster = demo\n',
    ],
    good: [
      `cluster:
\tnode_count = 1
\tname = demo

node:
\tip_port = 7777
\tip_address = 192.0.2.4
\tnumber = 0
\tname = alpha
\tcluster = demo
`,
      `# nothing yet
`,
    ],
  },

  *check({ model: { clusters, nodes, sections, isBroken } }) {
    if (isBroken) return // It may stand in what was not understood.
    const [first] = nodes
    if (first === undefined || clusters.length > 0) return
    if (sections.some(section => section.kind === 'other')) return // It is probably a misspelt one.
    yield { at: first.head, message: 'No cluster section stands in this file, so that its nodes are passed over' }
  },
})
