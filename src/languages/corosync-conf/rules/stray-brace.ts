import { defineFault } from '../../../rules/define-rule.js'

/** A brace closes nothing. */
export const strayBrace = defineFault({
  id: 'corosync-conf/stray-brace',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a brace closes nothing',
  why: 'Corosync refuses the file.',
  do: 'Delete the brace, or write the section that it closes.',
  sources: ['corosync 3.1.7 exec/coroparse.c parse_section(): "Unexpected closing brace"'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	version: 2\n}\n[|}|]\n'],
    good: ['totem {\n	version: 2\n}\n'],
  },
})
