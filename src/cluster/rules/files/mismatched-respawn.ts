import { defineClusterRule } from '../../define-cluster-rule.js'
import { deviations } from '../../deviations.js'
import { heartbeatClusters } from '../../view/groups.js'
import { heartbeatExample } from '../example-cluster.js'

/** Programs that talk to each other across hosts must be started on all of them. */
export const mismatchedRespawn = defineClusterRule({
  id: 'cluster/mismatched-respawn',
  severity: 'warning',
  origin: 'practice',
  summary: 'heartbeat starts a program on one host only',
  why:
    'ipfail and dopd ask their counterpart on the other host. Without it they decide nothing, or wait for an answer.',
  do: 'Write the same respawn lines on all hosts.',
  sources: ['GettingStarted, "Configuring ipfail"', 'DRBD User\'s Guide, "dopd": on both hosts'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('ipfail on alpha only', {
        '*:/etc/ha.d/ha.cf': ['auto_failback', 'ping 192.0.2.254\nauto_failback'],
        'alpha:/etc/ha.d/ha.cf': ['respawn', 'ping 192.0.2.254\nrespawn hacluster /usr/lib/heartbeat/ipfail\nrespawn'],
        'beta:/etc/ha.d/ha.cf': ['respawn', 'ping 192.0.2.254\nrespawn'],
      }),
    ],
    good: [heartbeatExample('the same programs')],
  },

  *check(cluster) {
    for (const hosts of heartbeatClusters(cluster)) {
      const names = new Set(
        hosts.flatMap(host => cluster.factsOn(host, 'heartbeat-respawn').map(({ fact }) => programOf(fact.command))),
      )
      for (const name of names) {
        const copies = hosts.flatMap(host => {
          const [node] = cluster.factsOn(host, 'heartbeat-host')
          const program = cluster
            .factsOn(host, 'heartbeat-respawn')
            .find(({ fact }) => programOf(fact.command) === name)
          return node === undefined ? [] : [{ host, node, program }]
        })
        for (const { item, from } of deviations(
          copies,
          (a, b) => (a.program === undefined) === (b.program === undefined),
        )) {
          const [owner, other] = item.program === undefined ? [from, item] : [item, from]
          if (owner.program === undefined) continue
          yield {
            at: owner.program,
            message: `"${name}" is started on host "${owner.host}" and not on host "${other.host}"`,
            related: [{ at: other.node, message: `ha.cf of host "${other.host}"` }],
          }
        }
      }
    }
  },
})

function programOf(command: string): string {
  return command.slice(command.lastIndexOf('/') + 1)
}
