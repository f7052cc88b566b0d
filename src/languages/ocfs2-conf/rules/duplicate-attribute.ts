import { defineRule } from '../../../rules/define-rule.js'

import { lackedBy } from '../reading/lacks.js'
import type { Ocfs2Conf } from '../model.js'

/** A section has each attribute once. */
export const duplicateAttribute = defineRule<Ocfs2Conf>({
  id: 'ocfs2-conf/duplicate-attribute',
  severity: 'warning',
  origin: 'practice',
  summary: 'a section has an attribute twice',
  why: 'The last one counts, which is easily another one than the reader of the file believes.',
  do: 'Keep one of them.',
  sources: ['ocfs2-tools 1.8 o2cb_ctl/jconfig.c, j_config_set_attribute(): the value is replaced'],
  since: '0.1.0',
  examples: {
    bad: [
      `cluster:
\tnode_count = 1
\tname = demo

node:
\tip_port = 7777
\tip_address = 192.0.2.4
\tnumber = 1
\t[|number|] = 0
\tname = alpha
\tcluster = demo
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
    const lacked = new Set(sections.flatMap(section => (section.isWhole ? lackedBy(section) : [])))
    for (const { replaced, isWhole } of sections) {
      if (!isWhole) continue // What was not understood may be why.
      for (const { name, by } of replaced) {
        if (lacked.has(by.value)) continue // It is reported where it is missing.
        yield {
          at: by,
          message: `Attribute "${by.value}" is given again, and the first one has no effect`,
          related: [{ at: name, message: 'given first here' }],
        }
      }
    }
  },
})
