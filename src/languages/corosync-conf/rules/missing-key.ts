import { defineFault } from '../../../rules/define-rule.js'

/** A value has no key. */
export const missingKey = defineFault({
  id: 'corosync-conf/missing-key',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a value has no key',
  why: 'The value belongs to nothing. Releases after 3.1.9 refuse the file.',
  do: 'Write the key before the colon.',
  sources: ['corosync 3.1.10 exec/coroparse.c: "Key name can\'t be empty"'],
  since: '0.1.0',
  examples: {
    bad: [{ text: 'totem {\n	[|:|] 2\n}\n', target: 'main' }],
    good: ['totem {\n	version: 2\n}\n'],
  },
})
