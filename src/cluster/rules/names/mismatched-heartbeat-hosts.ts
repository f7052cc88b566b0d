import type { HostFact } from '../../../facts/fact-index.js'
import { listed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { deviations } from '../../deviations.js'
import { heartbeatClusters } from '../../view/groups.js'
import type { ClusterModel } from '../../model.js'
import { misspellingOf, ownFaults } from '../../view/misspelt-hosts.js'
import type { Misspelling } from '../../view/misspelt-hosts.js'
import { foldedName } from '../../view/names.js'
import { heartbeatExample } from '../example-cluster.js'

/** All hosts of a Heartbeat cluster must list the same nodes. */
export const mismatchedHeartbeatHosts = defineClusterRule({
  id: 'cluster/mismatched-heartbeat-hosts',
  severity: 'error',
  origin: 'practice',
  summary: 'the copies of ha.cf list different nodes',
  why: 'A host ignores the packets of a node that it does not list, and waits for one that does not exist.',
  do: 'Write the same node lines on all hosts.',
  sources: [
    'heartbeat 3.0.6 heartbeat/heartbeat.c: packets from unknown nodes are dropped',
    'heartbeat shipped sample ha.cf, "node"',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('a third node on beta', { 'beta:/etc/ha.d/ha.cf': ['node beta', 'node beta\nnode gamma'] }),
      heartbeatExample('alpha misses a node', { 'alpha:/etc/ha.d/ha.cf': ['node beta\n', ''] }),
    ],
    good: [
      heartbeatExample('the same nodes on both hosts'),
      heartbeatExample('other order, case and lines', {
        'beta:/etc/ha.d/ha.cf': ['node alpha\nnode beta', 'node Beta Alpha'],
      }),
    ],
  },

  *check(cluster) {
    for (const hosts of heartbeatClusters(cluster)) {
      const copies = hosts
        .map(host => ({ host, nodes: cluster.factsOn(host, 'heartbeat-host') }))
        .filter(({ nodes }) => nodes.length > 0)
      const hasSlip = ({ host, nodes }: (typeof copies)[number]): boolean => nodes.some(({ fact }) => slipOf(cluster, host, fact.name) !== undefined)
      for (const { item, from } of deviations(copies, (a, b) => textOf(a.nodes) === textOf(b.nodes), hasSlip)) {
        const extra = without(item.nodes, from.nodes)
        const missing = without(from.nodes, item.nodes)
        const at = extra[0] ?? item.nodes.at(-1)
        const other = missing[0] ?? from.nodes.at(-1)
        if (at === undefined || other === undefined) continue
        const slip = extra.map(({ fact }) => slipOf(cluster, item.host, fact.name)).find(found => found !== undefined)
        const parts = [
          ...(extra.length === 0 ? [] : [`lists ${shown(extra)}`]),
          ...(missing.length === 0 ? [] : [`does not list ${shown(missing)}`]),
        ]
        yield {
          at,
          message: `Host "${item.host}" ${parts.join(' and ')}, unlike host "${from.host}"`,
          related: [{ at: other, message: `the nodes of host "${from.host}"` }],
          // Which of its nodes is wrong is reported where the host finds itself missing.
          followsFrom: [...(slip === undefined ? [] : ownFaults(cluster, slip)), ...ownFaults(cluster, { language: 'ha-cf', meant: item.host })],
          ...(slip === undefined ? {} : { help: `Did you mean "${slip.name}"?` }),
        }
      }
    }
  },
})

function slipOf(cluster: ClusterModel, host: string, written: string): Misspelling | undefined {
  return misspellingOf(cluster, host, { language: 'ha-cf', written })
}

type Node = HostFact<'heartbeat-host'>

function textOf(nodes: readonly Node[]): string {
  return [...new Set(nodes.map(({ fact }) => foldedName(fact.name)))].sort().join(' ')
}

function without(nodes: readonly Node[], others: readonly Node[]): Node[] {
  const known = new Set(others.map(({ fact }) => foldedName(fact.name)))
  return nodes.filter(({ fact }) => !known.has(foldedName(fact.name)))
}

function shown(nodes: readonly Node[]): string {
  return listed(nodes.map(({ fact }) => `"${fact.name}"`))
}
