import { defineClusterRule } from '../../define-cluster-rule.js'
import { deviations } from '../../deviations.js'
import { heartbeatClusters } from '../../view/groups.js'
import { heartbeatExample } from '../example-cluster.js'

/** The path of a program that heartbeat starts should be the same on all hosts. */
export const mismatchedLibraryPath = defineClusterRule({
  id: 'cluster/mismatched-library-path',
  severity: 'warning',
  origin: 'practice',
  summary: 'heartbeat starts a program from different folders on the hosts',
  why:
    'Heartbeat refuses an ha.cf with a path that does not exist. One of the paths is likely left from another ' +
    'distribution or architecture.',
  do: 'Check on each host where the program lies: /usr/lib, /usr/lib64 or /usr/libexec.',
  sources: [
    'heartbeat 3.0.6 heartbeat/config.c add_client_child_base(): a program that cannot be executed is refused',
    'Debian changelog of heartbeat 1:3.0.6-13',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('lib64 on beta', {
        'beta:/etc/ha.d/ha.cf': ['/usr/lib/heartbeat/dopd', '/usr/lib64/heartbeat/dopd'],
      }),
    ],
    good: [heartbeatExample('one path')],
  },

  *check(cluster) {
    for (const hosts of heartbeatClusters(cluster)) {
      const seen = new Set<string>()
      const programs = hosts.flatMap(host => cluster.factsOn(host, 'heartbeat-respawn'))
      for (const name of new Set(programs.map(({ fact }) => programOf(fact.command)))) {
        const copies = programs.filter(({ fact }) => programOf(fact.command) === name)
        for (const { item, from } of deviations(copies, (a, b) => a.fact.command === b.fact.command)) {
          if (seen.has(item.host)) continue // Programs of one folder are wrong together.
          seen.add(item.host)
          yield {
            at: item,
            message:
              `"${name}" is "${item.fact.command}" on host "${item.host}" and "${from.fact.command}" on host ` +
              `"${from.host}"`,
            related: [{ at: from, message: `on host "${from.host}"` }],
          }
        }
      }
    }
  },
})

function programOf(command: string): string {
  return command.slice(command.lastIndexOf('/') + 1)
}
