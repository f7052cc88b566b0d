import { defineFault } from '../../../rules/define-rule.js'

/** Words stand beside a brace. */
export const wordsBesideBrace = defineFault({
  id: 'corosync-conf/words-beside-brace',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'words stand beside a brace',
  why: 'A brace must be alone on its line but for the name before it. Corosync 3 refuses the file; older ones lose all that stands in such a section.',
  do: 'Put the words on a line of their own, a remark with # before it.',
  sources: ['corosync 3.1.7 exec/coroparse.c parse_section(): "Extra characters after opening bracket", "… before or after closing bracket"'],
  since: '0.1.0',
  followsFrom: [{ rules: ['corosync-conf/missing-section-name', 'corosync-conf/invalid-key', 'corosync-conf/invalid-line'], within: 'lines' }, { rules: ['corosync-conf/too-long-line'], within: 'lines' }],
  examples: {
    bad: ['totem { [|# the ring|]\n	version: 2\n}\n', 'totem {\n	version: 2\n} [|# end|]\n'],
    good: ['# the ring\ntotem {\n	version: 2\n}\n'],
  },
})
