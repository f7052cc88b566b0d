import { defineRule } from '../../../rules/define-rule.js'
import { lookAlikeInWords, lookAlikesIn } from '../../../text/look-alikes.js'

import type { Ocfs2Conf } from '../model.js'

/** A node is named like its host. */
export const invalidNodeName = defineRule<Ocfs2Conf>({
  id: 'ocfs2-conf/invalid-node-name',
  severity: 'error',
  origin: 'practice',
  summary: 'the name of a node cannot be that of a host',
  why: 'No host has such a name, so that the node never comes up.',
  do: 'Write the name that uname -n prints on the host.',
  sources: [
    'ocfs2.cluster.conf(5): the name must match the host name',
    'Linux include/uapi/linux/utsname.h: __NEW_UTS_LEN is 64',
  ],
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
\tname = [|alpha # first|]
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
      `cluster:
\tnode_count = 1
\tname = demo

node:
\tip_port = 7777
\tip_address = 192.0.2.4
\tnumber = 0
\tname = alpha.example.com
\tcluster = demo
`,
    ],
  },

  *check({ model: { nodes } }) {
    for (const { name } of nodes) {
      if (name === undefined || /[{}<>%$@]/.test(name.value)) continue // A template.
      if (name.value.length > 64) yield {
        at: name,
        message: `The name has ${name.value.length} characters, and a host has at most 64`,
      }
      else if (name.value.includes('#')) {
        yield {
          at: name,
          message: 'The remark is a part of the name',
          help: 'A "#" begins a comment in the first column only',
        }
      } else {
        const [odd] = lookAlikesIn(name.value)
        if (odd !== undefined) yield { at: name, message: `The name holds a character that no host has, ${lookAlikeInWords(odd)}` }
        else if (/\s/.test(name.value)) yield { at: name, message: 'The name of a host has no blanks' }
      }
    }
  },
})
