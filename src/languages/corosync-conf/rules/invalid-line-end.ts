import { defineFault } from '../../../rules/define-rule.js'

/** Lines end with a carriage return alone. */
export const invalidLineEnd = defineFault({
  id: 'corosync-conf/invalid-line-end',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'lines end with a carriage return alone',
  why: 'To corosync the file is one line.',
  do: 'Write the file with line feeds, as by tr "\\r" "\\n".',
  sources: ['corosync 3.1.7 exec/coroparse.c parse_section(): one carriage return before a line feed is cut off'],
  since: '0.1.0',
  examples: {
    bad: ['totem {[|\r|]	version: 2\r}\r'],
    good: ['totem {\n	version: 2\n}\n'],
  },
})
