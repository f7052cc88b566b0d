import { defineRule } from '../../../rules/define-rule.js'
import { suggestion } from '../../../diagnostics/did-you-mean.js'

import type { Ocfs2Conf } from '../model.js'
import { stanzaEntries } from '../vocabulary.js'

/** Sections are cluster, node and heartbeat. */
export const unknownSection = defineRule<Ocfs2Conf>({
  id: 'ocfs2-conf/unknown-section',
  severity: 'warning',
  origin: 'practice',
  summary: 'a section that o2cb does not know',
  why: 'o2cb passes it over without a word, with all that stands in it.',
  do: 'Write cluster, node or heartbeat, in lower case.',
  sources: ['ocfs2-tools 1.8 o2cb_ctl/o2cb_config.c, o2cb_config_fill(): only these stanzas are asked for'],
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

[|Node|]:
\tname = beta
`,
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
    ],
  },

  *check({ model: { sections } }) {
    for (const { kind, head, isSound } of sections) {
      if (kind !== 'other' || !isSound) continue
      const help = suggestion(head.value, stanzaEntries.map(entry => entry.name))
      yield {
        at: head,
        message: `Section "${head.value}" is unknown, and o2cb passes it over`,
        ...(help === undefined ? {} : { help }),
      }
    }
  },
})
