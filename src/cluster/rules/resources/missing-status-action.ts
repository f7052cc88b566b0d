import { defineClusterRule } from '../../define-cluster-rule.js'
import { heartbeatExample } from '../example-cluster.js'

const bare = '#!/bin/sh\ncase "$1" in\n  start) imaged ;;\n  stop) killall imaged ;;\nesac\n'

/** The init script of a group's service must answer `status`. */
export const missingStatusAction = defineClusterRule({
  id: 'cluster/missing-status-action',
  severity: 'warning',
  origin: 'practice',
  summary: 'the init script of a group\'s service has no status action',
  why:
    'Heartbeat goes by the words that `status` prints. Without them it starts what runs already, or believes that ' +
    'a stop failed.',
  do: 'Add a status action that prints "running" or "stopped".',
  sources: ['heartbeat 3.0.6 ResourceManager we_own_resource(): looks for "running" and "OK" in the output of status'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('start and stop only', {
        '*:/etc/ha.d/haresources': ['IPaddr', 'imaged IPaddr'],
        '*:/etc/init.d/imaged': bare,
      }),
    ],
    good: [heartbeatExample('with status', {
      '*:/etc/ha.d/haresources': ['IPaddr', 'imaged IPaddr'],
      '*:/etc/init.d/imaged': bare.replace(
        'esac',
        '  status) pidof imaged > /dev/null && echo running || echo stopped ;;\nesac',
      ),
    })],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      const seen = new Set<string>()
      for (const resource of cluster.factsOn(host, 'group-resource')) {
        const script = cluster.factsOn(host, 'init-script').find(({ fact }) => fact.name === resource.fact.script)
        if (script?.fact.hasStatus !== false || seen.has(script.fact.name)) continue
        // A script in resource.d comes first.
        if (cluster.factsOn(host, 'resource-script').some(({ fact }) => fact.name === script.fact.name)) continue
        seen.add(script.fact.name)
        yield {
          at: script,
          message: `Script "${script.fact.name}" of host "${host}" has no status action`,
          related: [{ at: resource, message: 'heartbeat uses it here' }],
        }
      }
    }
  },
})
