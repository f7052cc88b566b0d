import { defineFault } from '../../../rules/define-rule.js'

/** watchdog may be given once. */
export const duplicateWatchdog = defineFault({
  id: 'ha-cf/duplicate-watchdog',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'watchdog is given more than once',
  why: 'Heartbeat takes only one device and does not start, even where both are the same.',
  do: 'Leave one of them.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c set_watchdogdev()'],
  since: '0.1.0',
  examples: {
    bad: [
      'watchdog /dev/watchdog\nwatchdog [|/dev/watchdog1|]\n',
      'watchdog /dev/watchdog\nwatchdog [|/dev/watchdog|]\n',
    ],
    good: ['watchdog /dev/watchdog\n'],
  },
})
