import { defineFault } from '../../../rules/define-rule.js'

/** Sbd has neither a disk nor a watchdog. */
export const unsafeWatchdog = defineFault({
  id: 'sbd/unsafe-watchdog',
  reportedBy: 'read',
  severity: 'error',
  origin: 'practice',
  summary: 'sbd has neither a disk nor a watchdog',
  why: 'Nothing resets the node: the others go on as if it were down while it still writes.',
  do: 'Name a watchdog, such as /dev/watchdog.',
  sources: ['sbd 1.5.2 src/sbd.sysconfig: with /dev/null no watchdog is used'],
  since: '0.1.0',
  examples: {
    bad: [{ path: '/etc/sysconfig/sbd', text: '[|SBD_WATCHDOG_DEV=/dev/null|]\n' }],
    good: [{ path: '/etc/sysconfig/sbd', text: 'SBD_WATCHDOG_DEV=/dev/watchdog\n' }],
  },
})
