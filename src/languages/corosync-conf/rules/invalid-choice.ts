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
  sources: ['corosync 1.4.9 exec/mainconfig.c: "must be none or whitetank"', 'corosync 3.1.7 exec/coroparse.c', 'corosync 3.1.7 exec/logconfig.c', 'corosync 3.1.7 exec/totemconfig.c'],
  since: '0.1.0',
  followsFrom: [{ rules: ['corosync-conf/too-long-line'], within: 'lines' }],
  fix: 'unsafe',
  examples: {
    bad: ['totem {\n	transport: [|knett|]\n}\n', 'logging {\n	debug: [|yes|]\n}\n', { text: 'compatibility: [|whitetnk|]\ntotem {\n	version: 2\n	interface {\n		ringnumber: 0\n		bindnetaddr: 192.0.2.0\n		mcastaddr: 239.192.0.1\n		mcastport: 5405\n	}\n}\n', target: '1.4' }],
    good: ['totem {\n	transport: knet\n}\n', 'logging {\n	syslog_priority: INFO\n}\n'],
  },
})
