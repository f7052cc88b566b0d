import { defineFault } from '../../../rules/define-rule.js'

/** A line is neither a section nor a key. */
export const invalidLine = defineFault({
  id: 'corosync-conf/invalid-line',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a line is neither a section nor a key',
  why: 'Corosync 3 refuses the file. Older releases pass the line over without a word, so that the setting is not there.',
  do: 'Write KEY: VALUE, or # before a remark.',
  sources: ['corosync 3.1.7 exec/coroparse.c parse_section(): "Line is not opening or closing section or key value"', 'corosync 2.4.6, the same: lines without a sign are skipped'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: ['totem {\n	version[| |]2\n}\n', { text: '[|quorum|]\n', target: '2.4' }],
    good: ['totem {\n	version: 2\n}\n'],
  },
})
