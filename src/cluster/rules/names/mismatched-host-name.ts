import type { Finding } from '../../../diagnostics/diagnostic.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { foldedName, shortName, systemNameOf } from '../../view/names.js'
import { heartbeatExample } from '../example-cluster.js'

/** What a host calls itself for heartbeat should be what it calls itself. */
export const mismatchedHostName = defineClusterRule({
  id: 'cluster/mismatched-host-name',
  severity: 'warning',
  origin: 'practice',
  summary: 'a host says two things about its own name',
  why:
    'Heartbeat goes by nodeinfo, DRBD and cman by the system\'s name, which is set anew at each boot. A file of another host, or a host that was ' +
    'renamed, looks like this.',
  do: 'Make both say the same, or remove nodeinfo.',
  sources: ['heartbeat 3.0.6 lib/clplumbing/node info: /etc/ha.d/nodeinfo comes before uname -n'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('another name from the next boot on', {
      'beta:/etc/hostname': 'beta2\n',
      'beta:facts/uname.txt': 'beta\n',
    }), heartbeatExample('a name for heartbeat alone', {
      'beta:/etc/ha.d/nodeinfo': 'beta2\n',
      '*:/etc/ha.d/ha.cf': ['node beta', 'node beta2'],
      '*:/etc/drbd.conf': null,
    })],
    good: [
      heartbeatExample('no nodeinfo'),
      heartbeatExample('the domain is written in the file', { 'beta:/etc/hostname': 'beta.example.com\n', 'beta:facts/uname.txt': 'beta\n' }),
      heartbeatExample('the name comes from elsewhere', { 'beta:/etc/hostname': 'localhost.localdomain\n', 'beta:facts/uname.txt': 'beta\n' }),
      heartbeatExample('nodeinfo says the same', { 'beta:/etc/ha.d/nodeinfo': 'beta\n' }),
    ],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      const info = cluster.factsOn(host, 'host-name').find(({ fact }) => fact.source === 'nodeinfo')
      const system = systemNameOf(cluster, host)
      yield* afterReboot(cluster, host)
      if (info === undefined || system === undefined || foldedName(info.fact.name) === foldedName(system.name)) continue
      yield {
        at: info,
        message: `nodeinfo calls the host "${info.fact.name}", the system calls it "${system.name}"`,
        related: [{ at: system, message: 'the system\'s name' }],
      }
    }
  },
})

/** The file from which the name is set at boot, and what the host calls itself now. */
function* afterReboot(cluster: ClusterModel, host: string): Generator<Finding> {
  const names = cluster.factsOn(host, 'host-name')
  const now = names.find(({ fact }) => fact.source === 'uname')
  const places = new Map(cluster.factsOn(host, 'config-file').map(({ fact, origin }) => [origin.file, fact.path]))
  // Of several files the first one counts: newer systems leave the others unread.
  const [later] = filesOfName.flatMap(path => names.find(({ origin }) => places.get(origin.file) === path) ?? [])
  if (now === undefined || later === undefined) return
  const [a, b] = [now, later].map(({ fact }) => shortName(foldedName(fact.name)))
  if (a === b || b === 'localhost' || a === 'localhost') return
  yield { at: later, message: `Host "${now.fact.name}" will call itself "${later.fact.name}" after the next boot`, related: [{ at: now, message: 'its name now' }], followsFrom: [{ rule: 'cluster/duplicate-host-name', at: now }] }
}

const filesOfName = ['/etc/hostname', '/etc/HOSTNAME', '/etc/sysconfig/network']
