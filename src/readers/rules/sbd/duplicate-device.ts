import { defineFault } from '../../../rules/define-rule.js'

/** SBD_DEVICE names one device twice. */
export const duplicateDevice = defineFault({
  id: 'sbd/duplicate-device',
  reportedBy: 'read',
  severity: 'warning',
  origin: 'practice',
  summary: 'SBD_DEVICE names one device twice',
  why: 'sbd watches it once: of three disks two are left, and no majority when one of them is lost.',
  do: 'Name each disk once, one or three of them.',
  sources: ['sbd 1.5.2 src/sbd-inquisitor.c recruit_servant(): "already exists"'],
  since: '0.1.0',
  examples: {
    bad: [{ path: '/etc/sysconfig/sbd', text: '[|SBD_DEVICE="/dev/a;/dev/b;/dev/a"|]\n' }],
    good: [{ path: '/etc/sysconfig/sbd', text: 'SBD_DEVICE="/dev/a;/dev/b;/dev/c"\n' }],
  },
})
