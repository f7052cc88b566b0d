import { defineClusterRule } from '../../define-cluster-rule.js'
import { fileOn, filesOf, heartbeatClusterOf } from '../../view/groups.js'
import { crmOf } from '../../view/resources.js'
import { heartbeatExample } from '../example-cluster.js'

/** With a CRM, heartbeat does not read haresources. */
export const unusedHaresources = defineClusterRule({
  id: 'cluster/unused-haresources',
  severity: 'warning',
  origin: 'daemon',
  summary: 'haresources has groups although a CRM manages the resources',
  why: 'Heartbeat ignores the file and says so once in its log. The groups that it lists are not what runs.',
  do: 'Move the groups to the CRM and remove the file, or switch the CRM off.',
  sources: [
    'heartbeat 3.0.6 heartbeat/config.c set_pcmk_support(): "This file is not used because pacemaker is enabled"',
  ],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('crm yes', { '*:/etc/ha.d/ha.cf': ['auto_failback', 'crm yes\nauto_failback'] })],
    good: [
      heartbeatExample('no CRM'),
      heartbeatExample('crm no', { '*:/etc/ha.d/ha.cf': ['auto_failback', 'crm no\nauto_failback'] }),
    ],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      const crm = crmOf(cluster, host)
      const file = fileOn(cluster, host, 'haresources')
      if (crm === undefined || file === undefined) continue
      yield {
        at: file,
        message: `haresources of host "${host}" is not read: a CRM manages the resources`,
        related: [{ at: crm, message: 'the CRM is switched on here' }],
        isUnread: true,
        // Where the hosts disagree on who manages the resources, that is reported.
        followsFrom: heartbeatClusterOf(cluster, host).flatMap(member => filesOf(cluster, member, 'ha-cf')).map(at => ({ rule: 'cluster/mismatched-message-format', at })),
      }
    }
  },
})
