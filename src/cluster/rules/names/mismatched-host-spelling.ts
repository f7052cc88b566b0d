import { compareText } from '../../../diagnostics/order.js'
import { originOf } from '../../../text/located.js'
import type { Place } from '../../../text/located.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { foldedName, systemNameOf } from '../../view/names.js'
import { heartbeatExample } from '../example-cluster.js'

/** A host should be written in one way everywhere: heartbeat ignores the case of a name, DRBD and cman do not. */
export const mismatchedHostSpelling = defineClusterRule({
  id: 'cluster/mismatched-host-spelling',
  severity: 'warning',
  origin: 'practice',
  summary: 'one host is spelled in different ways in different files',
  why:
    'Heartbeat compares names without regard to case, drbdadm before 9 byte by byte, cman tries several forms. ' +
    'What works in one file fails in the next.',
  do: 'Write the name as `uname -n` prints it.',
  sources: [
    'heartbeat 3.0.6 heartbeat/config.c: names are lower-cased',
    'drbd-utils 8.4 user/drbdadm_parser.c: strcmp with uname -n',
  ],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('Alpha in haresources, alpha elsewhere', { '*:/etc/ha.d/haresources': ['alpha', 'Alpha'] })],
    good: [heartbeatExample('one spelling')],
  },

  *check(cluster) {
    const seen = new Set<string>()
    for (const host of [...cluster.hosts.keys()].sort(compareText)) {
      const mentions = mentionsOn(cluster, host)
      const firsts = new Map<string, Mention>()
      for (const mention of mentions) if (!firsts.has(foldedName(mention.name))) firsts.set(
        foldedName(mention.name),
        mention,
      )
      for (const mention of mentions) {
        const meant = cluster.hostNamed(mention.name)
        if (meant === undefined) continue
        const own = systemNameOf(cluster, meant)
        const before = firsts.get(foldedName(mention.name))
        const expected = own ?? (before === undefined ? undefined : {
          name: before.name,
          origin: originOf(before.place),
        })
        if (expected === undefined || expected.name === mention.name) continue
        // Only another case is told here: a short name for a full one is a fault or none, as each program decides.
        if (foldedName(expected.name) !== foldedName(mention.name)) continue
        const key = `${mention.name} ${mention.language}`
        if (seen.has(key)) continue
        seen.add(key)
        yield {
          at: mention.place,
          message: `Host "${expected.name}" is written "${mention.name}" here`,
          related: [{ at: expected, message: own === undefined ? 'and so here' : 'the host is called so here' }],
        }
      }
    }
  },
})

interface Mention {
  readonly name: string
  readonly language: string
  readonly place: Place
}

function mentionsOn(cluster: ClusterModel, host: string): Mention[] {
  return [
    ...cluster.factsOn(host, 'heartbeat-host').map(place => ({ name: place.fact.name, language: 'ha-cf', place })),
    ...cluster
      .factsOn(host, 'resource-group')
      .map(place => ({ name: place.fact.preferredHost, language: 'haresources', place })),
    ...cluster.factsOn(host, 'drbd-address').map(place => ({ name: place.fact.host, language: 'drbd-conf', place })),
    ...cluster.factsOn(host, 'rhcs-host').map(place => ({ name: place.fact.name, language: 'cluster-conf', place })),
    ...cluster.factsOn(host, 'corosync-node').map(place => ({ name: place.fact.name, language: 'corosync-conf', place })),
    ...cluster.factsOn(host, 'pacemaker-node').map(place => ({ name: place.fact.name, language: 'cib', place })),
    ...cluster.factsOn(host, 'promoted-resource').flatMap(({ fact }) => fact.preferredNodes.map(({ value, at }) => ({ name: value, language: 'drbd-reactor', place: { origin: at } }))),
  ]
}
