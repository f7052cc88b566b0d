import { defineFault } from '../../../rules/define-rule.js'

/** Log settings do not say whose they are. */
export const missingSubsystem = defineFault({
  id: 'corosync-conf/missing-subsystem',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'log settings do not say whose they are',
  why: 'Corosync refuses the file.',
  do: 'Write subsys: in logger_subsys, name: in logging_daemon.',
  sources: ['corosync 3.1.7 exec/coroparse.c "No subsys key in logger_subsys directive"'],
  since: '0.1.0',
  followsFrom: [{ rules: ['corosync-conf/invalid-key', 'corosync-conf/invalid-line', 'corosync-conf/crashing-section'], within: 'nearby' }],
  examples: {
    bad: ['logging {\n	[|logger_subsys|] {\n		debug: on\n	}\n}\n'],
    good: ['logging {\n	logger_subsys {\n		subsys: QUORUM\n		debug: on\n	}\n}\n'],
  },
})
