import { defineFault } from '../../../rules/define-rule.js'

/** apiauth takes a service and one list each of users and groups. */
export const invalidApiauth = defineFault({
  id: 'ha-cf/invalid-apiauth',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'the apiauth line is not understood',
  why: 'Heartbeat does not start.',
  do: 'Write apiauth SERVICE uid=USER,USER gid=GROUP, without blanks in the lists.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c set_api_authorization()'],
  since: '0.1.0',
  examples: {
    bad: [
      'apiauth dopd [|hacluster|]\n',
      'apiauth dopd uid=hacluster, [|root|]\n',
      'apiauth dopd uid=root [|uid=hacluster|]\n',
    ],
    good: ['apiauth dopd uid=hacluster,root gid=haclient\n'],
  },
})
