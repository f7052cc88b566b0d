import { defineFault } from '../../../rules/define-rule.js'

/** crm_daemon_dir is taken only below pacemaker. */
export const misplacedCrmDaemonDir = defineFault({
  id: 'ha-cf/misplaced-crm-daemon-dir',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'crm_daemon_dir stands above pacemaker, or there is none',
  why:
    'The manual asks for the opposite order, but the test in 3.0.6 is the wrong way round: there ' +
    'heartbeat does not start.',
  do: 'Take the line out, or put it below pacemaker, where heartbeat logs an error and uses it for nothing.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c set_crm_daemon_dir(), fail_if_after_pacemaker()'],
  since: '0.1.0',
  examples: {
    bad: ['crm_daemon_dir [|/usr/libexec/pacemaker|]\npacemaker on\n'],
    good: ['pacemaker on\ncrm_daemon_dir /usr/libexec/pacemaker\n'],
  },
})
