import { defineFault } from '../../../rules/define-rule.js'

/** Resources wait for sbd, which does not watch Pacemaker. */
export const conflictingSync = defineFault({
  id: 'sbd/conflicting-sync',
  reportedBy: 'read',
  severity: 'error',
  origin: 'daemon',
  summary: 'resources wait for sbd, which does not watch Pacemaker',
  why: 'sbd does not start, and with it neither do corosync and Pacemaker.',
  do: 'Set SBD_PACEMAKER to yes, or SBD_SYNC_RESOURCE_STARTUP to no.',
  sources: ['sbd 1.5.2 src/sbd-inquisitor.c main()'],
  since: '0.1.0',
  examples: {
    bad: [{ path: '/etc/sysconfig/sbd', text: 'SBD_PACEMAKER=no\n[|SBD_SYNC_RESOURCE_STARTUP=yes|]\n' }],
    good: [{ path: '/etc/sysconfig/sbd', text: 'SBD_PACEMAKER=yes\nSBD_SYNC_RESOURCE_STARTUP=yes\n' }],
  },
})
