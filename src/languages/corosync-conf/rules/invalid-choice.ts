import { defineFault } from '../../../rules/define-rule.js'

/** A value is not one of the words that may stand there. */
export const invalidChoice = defineFault({
  id: 'corosync-conf/invalid-choice',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a value is not one of the words that may stand there',
  why: 'Corosync refuses the file. Words count as written: ON is not on.',
  do: 'Write one of the words.',
  sources: ['corosync 3.1.7 exec/coroparse.c', 'corosync 3.1.7 exec/logconfig.c', 'corosync 3.1.7 exec/totemconfig.c'],
  since: '0.1.0',
  followsFrom: [{ rules: ['corosync-conf/too-long-line'], within: 'lines' }],
  fix: 'unsafe',
  examples: {
    bad: ['totem {\n	transport: [|knett|]\n}\n', 'logging {\n	debug: [|yes|]\n}\n'],
    good: ['totem {\n	transport: knet\n}\n', 'logging {\n	syslog_priority: INFO\n}\n'],
  },
})
