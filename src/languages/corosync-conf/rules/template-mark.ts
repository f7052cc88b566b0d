import { defineRule } from '../../../rules/define-rule.js'
import { spanFrom } from '../../../text/span.js'
import type { CorosyncConf } from '../model.js'

/** A template has to be filled in before corosync reads it. */
export const templateMark = defineRule<CorosyncConf>({
  id: 'corosync-conf/template-mark',
  severity: 'info',
  origin: 'practice',
  summary: 'a place is left for a program to fill in',
  why:
    'Corosync takes a brace on the line for that of a section and refuses the file, or takes the mark for the value. In a template this is as it ' +
    'should be, and what may be missing from it is not told; on a host it is not.',
  do: 'Check the file that the template makes.',
  sources: ['corosync 3.1.7 exec/coroparse.c parse_section()', 'corosync -t 3.1.7, asked'],
  since: '0.1.0',
  examples: {
    bad: [
      'totem {\n\tversion: 2\n\tcluster_name: [|${CLUSTER}|]\n}\n',
      'totem {\n\tversion: 2\n}\nnodelist {\n[|{% for node in nodes %}|]\n\tnode {\n\t\tring0_addr: {{ node.ip }}\n\t\tnodeid: {{ loop.index }}\n\t}\n{% endfor %}\n}\n',
    ],
    good: ['# Made from {{ corosync.conf.j2 }}\ntotem {\n\tversion: 2\n\tcluster_name: demo\n}\n'],
  },

  *check({ model: { firstMark, file } }) {
    if (firstMark === undefined) return
    const { span: { start, end }, opening } = firstMark
    yield { at: { file, span: spanFrom(start, end) }, message: `"${opening}" begins what a program fills in` }
  },
})
