import { defineFault } from '../../../rules/define-rule.js'

/** A section is not closed. */
export const missingBrace = defineFault({
  id: 'corosync-conf/missing-brace',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a section is not closed',
  why: 'Corosync refuses the file.',
  do: 'Write "}" on a line of its own where the section ends.',
  sources: ['corosync 3.1.7 exec/coroparse.c parse_section(): "Missing closing brace"'],
  since: '0.1.0',
  examples: {
    bad: ['[|totem|] {\n	version: 2\n'],
    good: ['totem {\n	version: 2\n}\n'],
  },
})
