import { defineRule } from '../../../rules/define-rule.js'
import { spanFrom } from '../../../text/span.js'

import type { Ocfs2Conf } from '../model.js'

/** The file is plain text. */
export const invalidCharacter = defineRule<Ocfs2Conf>({
  id: 'ocfs2-conf/invalid-character',
  severity: 'warning',
  origin: 'practice',
  summary: 'a NUL character stands in the file',
  why: 'At most places o2cb takes it for the end of the file and reads no further.',
  do: 'Take the NUL out.',
  sources: ['glib gscanner.c: a zero byte ends the input', 'ocfs2-tools 1.8 o2cb_ctl/jconfig.c'],
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
[|\0|]
node:
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

  *check({ model, file }) {
    const hidden = file.comments.find(comment => comment.kind === 'Hidden')
    if (hidden === undefined) return
    yield {
      at: { file: model.file, span: spanFrom(hidden.start, hidden.start + 1) },
      message: 'A NUL character stands here, and o2cb may read nothing behind it',
    }
  },
})
