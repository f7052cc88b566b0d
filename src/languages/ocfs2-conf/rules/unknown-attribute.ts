import { defineRule } from '../../../rules/define-rule.js'
import { suggestion } from '../../../diagnostics/did-you-mean.js'

import { lackedBy, slipOf } from '../reading/lacks.js'
import type { Ocfs2Conf } from '../model.js'
import { attributeEntries } from '../vocabulary.js'

/** Attributes are known to their section. */
export const unknownAttribute = defineRule<Ocfs2Conf>({
  id: 'ocfs2-conf/unknown-attribute',
  severity: 'warning',
  origin: 'practice',
  summary: 'an attribute that o2cb does not know',
  why: 'o2cb passes it over without a word.',
  do: 'Use the name of an attribute that the section has, or take the line out.',
  sources: ['ocfs2-tools 1.8 o2cb_ctl/o2cb_config.c: only the known attributes are asked for'],
  since: '0.1.0',
  examples: {
    bad: [
      `cluster:
\tnode_count = 1
\t[|heartbeat_moed|] = local
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
    for (const section of sections) {
      if (section.kind === 'other' || !section.isWhole) continue
      const entries = attributeEntries(section.kind).map(entry => entry.name)
      const slips = lackedBy(section).map(missing => slipOf(section, missing))
      for (const name of section.names) {
        if (entries.includes(name.value) || lacked.has(name.value)) continue // It is reported where it is missing.
        if (slips.includes(name)) continue // Reported with the one that is missing.
        const help = suggestion(name.value, entries)
        yield {
          at: name,
          message: `Section "${section.kind}" has no attribute "${name.value}"`,
          ...(help === undefined ? {} : { help }),
        }
      }
    }
  },
})
