import { defineFault } from '../../../rules/define-rule.js'

/** A byte-order mark stands before the first line. */
export const byteOrderMark = defineFault({
  id: 'corosync-conf/byte-order-mark',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a byte-order mark stands before the first line',
  why: 'Corosync takes it for a part of the name of the first section, and refuses the file.',
  do: 'Delete it.',
  sources: ['corosync 3.1.7 exec/coroparse.c parse_section(): the name of a section'],
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: ['[|\uFEFF|]totem {\n	version: 2\n}\n'],
    good: ['totem {\n	version: 2\n}\n'],
  },
})
