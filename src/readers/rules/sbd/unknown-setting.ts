import { defineFault } from '../../../rules/define-rule.js'

/** Sbd never looks for a setting. */
export const unknownSetting = defineFault({
  id: 'sbd/unknown-setting',
  reportedBy: 'read',
  severity: 'warning',
  origin: 'practice',
  summary: 'sbd never looks for a setting',
  why: 'It stands there for nothing, and the default counts.',
  do: 'Write the name as sbd has it.',
  sources: ['sbd 1.5.2 src/sbd-inquisitor.c main()'],
  since: '0.1.0',
  examples: {
    bad: [{ path: '/etc/sysconfig/sbd', text: '[|SBD_WATCHDOG_TIMOUT=10|]\n' }],
    good: [{ path: '/etc/sysconfig/sbd', text: 'SBD_WATCHDOG_TIMEOUT=10\n' }],
  },
})
