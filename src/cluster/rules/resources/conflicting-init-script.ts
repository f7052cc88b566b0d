import { defineClusterRule } from '../../define-cluster-rule.js'
import { startAtBoot } from '../../view/boot.js'
import { crmOf } from '../../view/resources.js'
import { heartbeatExample } from '../example-cluster.js'

/** A service that heartbeat manages must not be started by the system too. */
export const conflictingInitScript = defineClusterRule({
  id: 'cluster/conflicting-init-script',
  severity: 'error',
  origin: 'practice',
  summary: 'a service of a group is also started by the runlevel',
  why: 'The service then runs on both hosts. Heartbeat complains about a resource that is active and should not be.',
  do: 'Remove the start link: update-rc.d NAME remove, or chkconfig NAME off, systemctl disable NAME.',
  sources: [
    'heartbeat 3.0.6 ResourceManager verifyallidle: "CRITICAL: Resource X is active, and should not be!"',
    'GettingStarted, "haresources"',
    'DRBD User\'s Guide, heartbeat chapter',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('apache has a start link', {
        '*:/etc/ha.d/haresources': ['IPaddr', 'apache2 IPaddr'],
        'alpha:facts/rc.txt': '/etc/rc2.d:\nS20apache2\nS70drbd\nS75heartbeat\n',
      }),
      heartbeatExample('its unit is enabled', {
        '*:/etc/ha.d/haresources': ['IPaddr', 'apache2 IPaddr'],
        'beta:facts/services.txt': 'UNIT FILE        STATE\napache2.service  enabled\n',
      }),
    ],
    good: [
      heartbeatExample('apache has none', {
        '*:/etc/ha.d/haresources': ['IPaddr', 'apache2 IPaddr'],
        'alpha:facts/rc.txt': '/etc/rc2.d:\nS70drbd\nS75heartbeat\n',
        'beta:facts/services.txt': 'apache2  0:off  1:off  2:off  3:off  4:off  5:off  6:off\n',
      }),
    ],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      if (crmOf(cluster, host) !== undefined) continue
      const reported = new Set<string>()
      for (const { fact, origin } of cluster.factsOn(host, 'group-resource')) {
        const start = startAtBoot(cluster, host, fact.script)
        if (start === undefined || reported.has(fact.script)) continue
        reported.add(fact.script)
        const by = start.link === undefined ? 'the system' : `runlevel ${start.link.fact.runlevel}`
        yield {
          at: start.at,
          message: `"${fact.script}" is started by ${by} of host "${host}" and by heartbeat`,
          related: [{ at: { origin }, message: 'heartbeat manages it here' }],
        }
      }
    }
  },
})
