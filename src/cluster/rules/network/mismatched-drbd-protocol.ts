import type { HostFact } from '../../../facts/fact-index.js'
import { originOf } from '../../../text/located.js'
import type { Place } from '../../../text/located.js'
import { addTo } from '../../../text/multimap.js'
import { adoption } from '../../adoption.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { deviations } from '../../deviations.js'
import type { ClusterModel } from '../../model.js'
import { drbdClusters, filesOf } from '../../view/groups.js'
import { negotiatedOptions, optionDeviations } from '../../view/drbd-options.js'
import { followingFromErrors } from '../../view/suspects.js'
import { heartbeatExample } from '../example-cluster.js'

/** What the two hosts of a DRBD connection compare when they shake hands must be the same on both. */
export const mismatchedDrbdProtocol = defineClusterRule({
  id: 'cluster/mismatched-drbd-protocol',
  severity: 'error',
  origin: 'practice',
  summary: 'the hosts of a DRBD resource would refuse to connect because of different settings',
  why:
    'When the hosts connect they compare these settings. One that differs ends the connection, and both go to ' +
    'StandAlone.',
  do: 'Write the same value on all hosts.',
  sources: [
    'drbd drbd/drbd_receiver.c receive_protocol() and receive_SyncParam(): "incompatible" settings drop the connection',
  ],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      heartbeatExample('another protocol on beta', { 'beta:/etc/drbd.conf': ['protocol C', 'protocol A'] }),
      heartbeatExample('two primaries are allowed on alpha only', {
        'alpha:/etc/drbd.conf': ['protocol C;', 'protocol C;\n    allow-two-primaries yes;'],
        '*:/etc/ha.d/haresources': ['ext3', 'ocfs2'],
      }),
    ],
    good: [heartbeatExample('the same protocol on both hosts')],
  },

  *check(cluster) {
    yield* optionDeviations(
      cluster,
      (name, section) => negotiatedOptions.has(name) && name !== 'protocol' && section === 'net',
    )
    const seen = new Set<string>()
    for (const group of drbdClusters(cluster)) {
      const byName = new Map<string, HostFact<'drbd-resource'>[]>()
      for (const entry of group.flatMap(host => cluster.factsOn(host, 'drbd-resource'))) {
        if (entry.fact.protocol === undefined) continue
        addTo(byName, entry.fact.name, entry)
      }
      for (const [name, stated] of byName) {
        for (const { item, from } of deviations(stated, (a, b) => a.fact.protocol === b.fact.protocol)) {
          const at = originOf(protocolPlace(cluster, item))
          if (seen.has(`${at.file} ${at.span.start}`)) continue // In `common` it stands for all resources.
          seen.add(`${at.file} ${at.span.start}`)
          yield {
            at,
            message:
              `Resource "${name}" uses protocol "${item.fact.protocol}" on host "${item.host}" and ` +
              `"${from.fact.protocol}" on host "${from.host}"`,
            related: [{ at: protocolPlace(cluster, from), message: `on host "${from.host}"` }],
            fixes: adoption(at, from.fact.protocol, from.host),
            followsFrom: [
              ...followingFromErrors([at, protocolPlace(cluster, from)]).followsFrom,
              ...[item, from].flatMap(({ host }) => filesOf(cluster, host, 'drbd-conf')).map(file => ({ rule: 'drbd-conf/conflicting-fencing-protocol', at: file })),
            ],
          }
        }
      }
    }
  },
})

/** Points at the word behind `protocol`, which stands in the resource, in its `net` or in `common`. */
function protocolPlace(cluster: ClusterModel, { host, fact, origin }: HostFact<'drbd-resource'>): Place {
  const written = cluster.settingsOn(host, 'drbd-conf').filter(({ fact: { key } }) => / \/ protocol(#\d+)?$/.test(key))
  const own = written.find(({ fact: { key } }) => key.startsWith(`resource ${fact.name} / `))
  return own ?? written.find(({ fact: { key } }) => key.startsWith('common / ')) ?? { origin }
}
