import { hostMeant } from '../../../diagnostics/host-meant.js'
import type { Finding } from '../../../diagnostics/diagnostic.js'
import { isSlip } from '../../../text/host-slip.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { isPartOfSlip } from '../../view/misspelt-hosts.js'
import { foldedName } from '../../view/names.js'
import { filesOf } from '../../view/groups.js'
import { heartbeatExample } from '../example-cluster.js'

/** `stonith_host` must name a node, or `*`. */
export const unknownStonithHost = defineClusterRule({
  id: 'cluster/unknown-stonith-host',
  severity: 'warning',
  origin: 'practice',
  summary: 'stonith_host names a host that is not a node',
  why: 'No host uses the line; the device that it sets up protects nobody.',
  do: 'Write the name of a node, or * for all.',
  sources: ['ha.cf(5) "stonith_host": the host that may use the device', 'heartbeat shipped sample ha.cf'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('a misspelled node', {
        '*:/etc/ha.d/ha.cf': [
          'auto_failback',
          'stonith_host alhpa baytech 192.0.2.30 login not-a-secret\nauto_failback',
        ],
      }),
      heartbeatExample('the host that is switched off is misspelled', {
        '*:/etc/ha.d/ha.cf': ['node alpha', 'stonith_host alpha external/ipmi betta 192.0.2.102 admin not-a-secret lan\nstonith_host beta external/ipmi alpha 192.0.2.101 admin not-a-secret lan\nnode alpha'],
      }),
    ],
    good: [
      heartbeatExample('all hosts', {
        '*:/etc/ha.d/ha.cf': ['auto_failback', 'stonith_host * baytech 192.0.2.30 login not-a-secret\nauto_failback'],
      }),
    ],
  },

  *check(cluster) {
    const seen = new Set<string>()
    for (const entry of cluster.facts('heartbeat-stonith')) {
      const { from } = entry.fact
      const nodes = cluster.factsOn(entry.host, 'heartbeat-host').map(({ fact }) => fact.name)
      if (from === undefined || from === '*' || nodes.length === 0 || seen.has(from)) continue
      if (nodes.some(name => foldedName(name) === foldedName(from)) || isPartOfSlip(cluster, from)) continue
      seen.add(from)
      const near = hostMeant(from, nodes)
      const [node] = cluster.factsOn(entry.host, 'heartbeat-host')
      yield {
        at: entry,
        message: `"${from}" of stonith_host is not a node`,
        related: node === undefined ? [] : [{ at: node, message: 'the nodes are listed here' }],
        followsFrom: otherNodes(cluster),
        ...(near === undefined ? {} : { help: `Did you mean "${near}"?` }),
      }
    }
    yield* unknownVictims(cluster)
  },
})

/** A host whose ha.cf lacks a node is reported as that. */
function otherNodes(cluster: ClusterModel): NonNullable<Finding['followsFrom']> {
  return [...cluster.hosts.keys()].flatMap(host => filesOf(cluster, host, 'ha-cf')).map(at => ({ rule: 'cluster/mismatched-heartbeat-hosts', at }))
}

/** The plug-in for IPMI begins its parameters with the host that it switches off; whether that is a node is all that is asked. */
function* unknownVictims(cluster: ClusterModel): Generator<Finding> {
  const reported = new Set<string>()
  for (const entry of cluster.facts('heartbeat-stonith')) {
    const { directive, type, from = '*', parameters } = entry.fact
    const nodes = cluster.factsOn(entry.host, 'heartbeat-host').map(({ fact }) => fact.name)
    if (directive !== 'stonith_host' || type !== 'external/ipmi' || parameters === undefined || parameters.isUnknown || nodes.length === 0 || reported.has(from)) continue
    const isVictim = (isIt: (victim: string) => boolean): boolean => parameters.is(text => isIt(foldedName(text.trim().split(/\s+/)[0] ?? '')))
    if (nodes.some(name => isVictim(victim => victim === foldedName(name))) || nodes.some(name => isPartOfSlip(cluster, name))) continue
    const near = nodes.find(name => isVictim(victim => isSlip(victim, name)))
    reported.add(from)
    yield {
      at: entry,
      message: `The "${type}" of "${from}" is for a host that is none of the nodes`,
      followsFrom: otherNodes(cluster),
      ...(near === undefined ? {} : { help: `Did you mean "${near}"?` }),
    }
  }
}
