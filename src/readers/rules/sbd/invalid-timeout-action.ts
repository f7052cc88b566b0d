import { defineFault } from '../../../rules/define-rule.js'

/** SBD_TIMEOUT_ACTION is none of the actions. */
export const invalidTimeoutAction = defineFault({
  id: 'sbd/invalid-timeout-action',
  reportedBy: 'read',
  severity: 'error',
  origin: 'daemon',
  summary: 'SBD_TIMEOUT_ACTION is none of the actions',
  why: 'sbd does not start, and with it neither do corosync and Pacemaker.',
  do: 'Write flush or noflush, and reboot, off or crashdump, with a comma between.',
  sources: ['sbd 1.5.2 src/sbd-inquisitor.c main()'],
  since: '0.1.0',
  examples: {
    bad: [{ path: '/etc/sysconfig/sbd', text: '[|SBD_TIMEOUT_ACTION=flush,poweroff|]\n' }],
    good: [{ path: '/etc/sysconfig/sbd', text: 'SBD_TIMEOUT_ACTION=noflush,off\n' }],
  },
})
