import { defineFault } from '../../../rules/define-rule.js'

/** A service may have one apiauth line. */
export const duplicateApiauth = defineFault({
  id: 'ha-cf/duplicate-apiauth',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a service has two apiauth lines',
  why:
    'Heartbeat takes the second one for a mistake and does not start. With Pacemaker on, it writes lines ' +
    'for cib, crmd, stonithd, stonith-ng, attrd and pingd by itself.',
  do: 'Put all users and groups on one line; with Pacemaker on, leave its services out.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c set_api_authorization(), set_pcmk_support()'],
  since: '0.1.0',
  examples: {
    bad: [
      'apiauth dopd uid=hacluster\napiauth [|dopd|] gid=haclient\n',
      'crm on\napiauth [|cib|] uid=hacluster\n',
      'apiauth cib uid=hacluster\ncrm [|on|]\n',
    ],
    good: ['apiauth ipfail uid=hacluster\napiauth dopd uid=hacluster\n'],
  },
})
