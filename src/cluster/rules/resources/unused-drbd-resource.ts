import { addTo } from '../../../text/multimap.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { volumesByHost } from '../../view/drbd.js'
import { crmOf, groupsOf } from '../../view/resources.js'
import { heartbeatExample } from '../example-cluster.js'

/** A DRBD resource in no group of haresources is never promoted by heartbeat. */
export const unusedDrbdResource = defineClusterRule({
  id: 'cluster/unused-drbd-resource',
  severity: 'info',
  origin: 'practice',
  summary: 'no group of haresources promotes a DRBD resource',
  why: 'After a failover the resource stays secondary, and nobody can use its data.',
  do: 'Add drbddisk for it to a group, if heartbeat is to manage it.',
  sources: ['DRBD User\'s Guide, "Heartbeat R1-style configuration": drbddisk promotes the resource'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('only an address is managed', {
        '*:/etc/ha.d/haresources': 'alpha IPaddr::192.0.2.10/24/eth0\n',
      }),
    ],
    good: [heartbeatExample('drbddisk promotes r0')],
  },

  *check(cluster) {
    const managing = new Set(
      [...cluster.hosts.keys()].filter(
        host => groupsOf(cluster, host).length > 0 && crmOf(cluster, host) === undefined,
      ),
    )
    const used = new Set<string>()
    for (const { fact } of cluster.facts('group-resource')) {
      if (fact.script === 'drbddisk' && (fact.arguments[0] === undefined || fact.arguments[0] === 'all')) return
      for (const argument of fact.arguments) used.add(argument)
    }
    // Two primaries at once are nothing that haresources could promote.
    for (const { fact } of cluster.facts('drbd-option')) {
      if (fact.name === 'allow-two-primaries') used.add(fact.resource)
    }
    const carriers = new Map<string, string[]>()
    for (const { fact, on } of volumesByHost(cluster)) {
      addTo(carriers, fact.resource, on)
    }
    const reported = new Set<string>()
    for (const entry of cluster.facts('drbd-resource')) {
      const { name, isStacked } = entry.fact
      if (used.has(name) || isStacked || reported.has(name)) continue
      if (carriers.get(name)?.every(host => managing.has(host)) !== true) continue
      reported.add(name)
      const head = cluster.factsOn(entry.host, 'resource-group')[0]
      yield {
        at: entry,
        message: `No group of haresources promotes resource "${name}"`,
        related: head === undefined ? [] : [{ at: head, message: 'haresources is here' }],
      }
    }
  },
})
