import { defineFault } from '../../../rules/define-rule.js'

/** SBD_DEVICE names more devices than three, or none. */
export const invalidDevices = defineFault({
  id: 'sbd/invalid-devices',
  reportedBy: 'read',
  severity: 'error',
  origin: 'daemon',
  summary: 'SBD_DEVICE names more devices than three, or none',
  why: 'sbd does not start, and with it neither do corosync and Pacemaker.',
  do: 'Name one or three, with ";" between; an empty value is sbd without disks.',
  sources: ['sbd 1.5.2 src/sbd-inquisitor.c main()'],
  since: '0.1.0',
  examples: {
    bad: [{ path: '/etc/sysconfig/sbd', text: '[|SBD_DEVICE="/dev/a;/dev/b;/dev/c;/dev/d"|]\n' }],
    good: [{ path: '/etc/sysconfig/sbd', text: 'SBD_DEVICE="/dev/a;/dev/b;/dev/c"\n' }],
  },
})
