import { addTo } from '../../../text/multimap.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { deviations } from '../../deviations.js'
import type { Deviation } from '../../deviations.js'
import { heartbeatClusters } from '../../view/groups.js'
import { isLikelySameHost } from '../../view/names.js'
import { groupsOf, resourcesTextOf } from '../../view/resources.js'
import type { Group } from '../../view/resources.js'
import { heartbeatExample } from '../example-cluster.js'

/** A group must have the same preferred host on all hosts: the first word is an owner, not "this host". */
export const mismatchedPreferredHost = defineClusterRule({
  id: 'cluster/mismatched-preferred-host',
  severity: 'error',
  origin: 'practice',
  summary: 'the copies of haresources give a group to different hosts',
  why: 'Each host takes the group for its own, or for the other\'s: both start it, or a takeover does not find it.',
  do: 'Write the same preferred host on all hosts: the one that should normally run the group.',
  sources: [
    'linux-ha.org wiki, "haresources": listing the resources with each host as owner is called a fairly common error',
    'heartbeat 3.0.6 heartbeat/lib/ResourceManager: groups are looked up by the preferred host',
  ],
  since: '0.1.0',
  followsFrom: [{ rules: ['cluster/unknown-preferred-host'], within: 'lines' }],
  examples: {
    bad: [heartbeatExample('each host names itself', { 'beta:/etc/ha.d/haresources': ['alpha', 'beta'] })],
    good: [heartbeatExample('alpha is preferred on both hosts')],
  },

  *check(cluster) {
    for (const hosts of heartbeatClusters(cluster)) {
      const byText = new Map<string, Group[]>()
      for (const group of hosts.flatMap(host => groupsOf(cluster, host))) {
        addTo(byText, resourcesTextOf(group), group)
      }
      const found = [...byText.values()].flatMap(groups => deviations(groups, (a, b) => ownerOf(a) === ownerOf(b)))
      for (const [{ item, from }, ...likes] of byExchange(found)) {
        const [actual, expected] = [item.head.fact.preferredHost, from.head.fact.preferredHost]
        const isEachItself = isLikelySameHost(actual, item.host) && isLikelySameHost(expected, from.host)
        yield {
          at: item.head,
          message:
            `The group belongs to "${actual}" on host "${item.host}" and to "${expected}" on host "${from.host}"`,
          related: [
            { at: from.head, message: `on host "${from.host}"` },
            ...likes.map(like => ({ at: like.item.head, message: `this group belongs to "${like.item.head.fact.preferredHost}" here and to "${like.from.head.fact.preferredHost}" there` })),
          ],
          ...(isEachItself ? {
            help: 'The first word names the preferred owner, not the host that the file lies on.',
          } : {}),
        }
      }
    }
  },
})

/** Owners that changed places, or one that stands for the other in several groups, are one slip. */
function byExchange(found: readonly Deviation<Group>[]): Iterable<readonly [Deviation<Group>, ...Deviation<Group>[]]> {
  const slips = new Map<string, [Deviation<Group>, ...Deviation<Group>[]]>()
  for (const deviation of found) {
    const { item, from } = deviation
    const key = [item.host, from.host, ...[ownerOf(item), ownerOf(from)].sort()].join('\0')
    const known = slips.get(key)
    if (known === undefined) slips.set(key, [deviation])
    else known.push(deviation)
  }
  return slips.values()
}

function ownerOf({ head }: Group): string {
  return head.fact.preferredHost.toLowerCase()
}
