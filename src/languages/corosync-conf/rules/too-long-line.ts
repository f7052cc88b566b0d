import { defineFault } from '../../../rules/define-rule.js'

/** A line is longer than corosync reads. */
export const tooLongLine = defineFault({
  id: 'corosync-conf/too-long-line',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a line is longer than corosync reads',
  why: 'Corosync 3 refuses lines of more than 510 bytes, remarks too. Older releases take the rest for a line of its own.',
  do: 'Shorten the line.',
  sources: ['corosync 3.1.7 exec/coroparse.c parse_section(): "Line too long"'],
  since: '0.1.0',
  examples: {
    bad: ['[|# xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx|]\n'],
    good: ['# a remark\n'],
  },
})
