import { defineFault } from '../../../rules/define-rule.js'

/** A section makes corosync crash. */
export const crashingSection = defineFault({
  id: 'corosync-conf/crashing-section',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a section makes corosync crash',
  why: 'A section within logger_subsys is freed twice: corosync ends with a signal and no message.',
  do: 'Take it out.',
  sources: ['corosync 3.1.7 and 2.4.6, tried: SIGABRT'],
  since: '0.1.0',
  examples: {
    bad: ['logging {\n	logger_subsys {\n		subsys: QUORUM\n		[|more|] {\n		}\n	}\n}\n'],
    good: ['logging {\n	logger_subsys {\n		subsys: QUORUM\n	}\n}\n'],
  },
})
