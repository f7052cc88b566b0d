import { defineClusterRule } from '../../define-cluster-rule.js'
import { foldedName, systemNameOf } from '../../view/names.js'
import { heartbeatExample } from '../example-cluster.js'

/** What a host calls itself for heartbeat should be what it calls itself. */
export const mismatchedHostName = defineClusterRule({
  id: 'cluster/mismatched-host-name',
  severity: 'warning',
  origin: 'practice',
  summary: 'a host says two things about its own name',
  why:
    'Heartbeat goes by nodeinfo, DRBD and cman by the system\'s name. A file of another host, or a host that was ' +
    'renamed, looks like this.',
  do: 'Remove nodeinfo, or make both say the same.',
  sources: ['heartbeat 3.0.6 lib/clplumbing/node info: /etc/ha.d/nodeinfo comes before uname -n'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('a name for heartbeat alone', {
      'beta:/etc/ha.d/nodeinfo': 'beta2\n',
      '*:/etc/ha.d/ha.cf': ['node beta', 'node beta2'],
      '*:/etc/drbd.conf': null,
    })],
    good: [
      heartbeatExample('no nodeinfo'),
      heartbeatExample('nodeinfo says the same', { 'beta:/etc/ha.d/nodeinfo': 'beta\n' }),
    ],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      const info = cluster.factsOn(host, 'host-name').find(({ fact }) => fact.source === 'nodeinfo')
      const system = systemNameOf(cluster, host)
      if (info === undefined || system === undefined || foldedName(info.fact.name) === foldedName(system.name)) continue
      yield {
        at: info,
        message: `nodeinfo calls the host "${info.fact.name}", the system calls it "${system.name}"`,
        related: [{ at: system, message: 'the system\'s name' }],
      }
    }
  },
})
