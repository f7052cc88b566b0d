import type { Finding } from '../../../diagnostics/diagnostic.js'
import { adoption } from '../../adoption.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { deviations } from '../../deviations.js'
import type { ClusterModel } from '../../model.js'
import { heartbeatClusters } from '../../view/groups.js'
import { contentOf, groupsOf, resourcesTextOf } from '../../view/resources.js'
import type { Group } from '../../view/resources.js'
import { followingFromErrors } from '../../view/suspects.js'
import { heartbeatExample } from '../example-cluster.js'

/** haresources must say the same on all hosts; blanks, line breaks and comments do not count. */
export const mismatchedHaresources = defineClusterRule({
  id: 'cluster/mismatched-haresources',
  severity: 'error',
  origin: 'practice',
  summary: 'the copies of haresources list different resources',
  why: 'Nothing compares the copies. After a failover the other host starts other resources, or none.',
  do: 'Copy one haresources to the other hosts.',
  sources: [
    'heartbeat shipped sample haresources: "must be identical on all nodes"',
    'linux-ha.org wiki, "haresources"',
  ],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      heartbeatExample('another mask on beta', { 'beta:/etc/ha.d/haresources': ['192.0.2.10/24', '192.0.2.10/25'] }),
      heartbeatExample('a resource is missing on beta', {
        'beta:/etc/ha.d/haresources': [' IPaddr::192.0.2.10/24/eth0', ''],
      }),
      heartbeatExample('one more group on alpha', { 'alpha:/etc/ha.d/haresources': ['alpha', 'beta apache\nalpha'] }),
    ],
    good: [
      heartbeatExample('the same groups on both hosts'),
      heartbeatExample('other layout on beta', {
        'beta:/etc/ha.d/haresources': ['alpha drbddisk', '# data\nALPHA  \\\n  drbddisk'],
      }),
    ],
  },

  *check(cluster) {
    for (const hosts of heartbeatClusters(cluster)) {
      const copies = hosts
        .map(host => ({ host, groups: groupsOf(cluster, host) }))
        .filter(({ groups }) => groups.length > 0)
      for (const { item, from } of deviations(copies, isSame)) yield* compare(cluster, item, from)
    }
  },
})

interface Copy {
  readonly host: string
  readonly groups: readonly Group[]
}

function isSame(a: Copy, b: Copy): boolean {
  const texts = ({ groups }: Copy): string => groups.map(resourcesTextOf).sort().join('\n')
  return texts(a) === texts(b)
}

function* compare(cluster: ClusterModel, copy: Copy, other: Copy): Generator<Finding> {
  // Groups that both have are set aside; what is left is paired by owner and place.
  const rest = unmatched(copy.groups, other.groups)
  const otherRest = unmatched(other.groups, copy.groups)
  for (let index = 0; index < Math.max(rest.length, otherRest.length); index += 1) {
    const [here, there] = [rest[index], otherRest[index]]
    if (here === undefined || there === undefined) {
      const group = here ?? there
      if (group === undefined) continue
      const lacking = here === undefined ? copy.host : other.host
      const lackingHead = cluster.factsOn(lacking, 'resource-group')[0]
      yield {
        at: group.head,
        message: `Group "${shortened(contentOf(group))}" is on host "${group.host}" and not on host "${lacking}"`,
        related: lackingHead === undefined ? [] : [{ at: lackingHead, message: `haresources of host "${lacking}"` }],
      }
      continue
    }
    const first = firstDifference(here, there)
    const [actual, expected] = [here.resources[first], there.resources[first]]
    const message =
      actual === undefined
        ? `"${expected?.fact.text ?? ''}" of host "${there.host}" is missing in this group of host "${here.host}"`
        : expected === undefined
          ? `"${actual.fact.text}" is in this group on host "${here.host}" and not on host "${there.host}"`
          : `"${actual.fact.text}" stands on host "${here.host}" where host "${there.host}" has "${expected.fact.text}"`
    yield {
      at: actual ?? here.head,
      message,
      related: [{ at: expected ?? there.head, message: `on host "${there.host}"` }],
      fixes:
        actual !== undefined && isLast(here, there, first) ? adoption(actual, expected?.fact.text, there.host) : [],
      ...followingFromErrors([actual ?? here.head, expected ?? there.head]),
    }
  }
}

function unmatched(groups: readonly Group[], others: readonly Group[]): Group[] {
  const texts = others.map(resourcesTextOf)
  return groups.filter(group => {
    const index = texts.indexOf(resourcesTextOf(group))
    if (index === -1) return true
    texts.splice(index, 1)
    return false
  })
}

function firstDifference(a: Group, b: Group): number {
  let index = 0
  while (index < a.resources.length && a.resources[index]?.fact.text === b.resources[index]?.fact.text) index += 1
  return index
}

/** Tells whether two groups agree in everything behind a place. */
function isLast(a: Group, b: Group, index: number): boolean {
  const rest = ({ resources }: Group): string => resources.slice(index + 1).map(({ fact }) => fact.text).join(' ')
  return rest(a) === rest(b) && a.resources.length === b.resources.length
}

function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`
}
