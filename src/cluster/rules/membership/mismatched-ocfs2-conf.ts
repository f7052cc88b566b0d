import { addTo } from '../../../text/multimap.js'
import { adoption } from '../../adoption.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { copyOn } from '../../view/copies.js'
import { ocfs2Clusters } from '../../view/groups.js'
import { slipsIn } from '../../view/misspelt-hosts.js'
import { differencesOf, oneSided, shownKey } from '../../view/settings.js'
import type { Difference } from '../../view/settings.js'
import { followingFromErrors } from '../../view/suspects.js'
import { ocfs2Example } from '../example-cluster.js'

/** The OCFS2 configuration must be the same on all hosts; the order of its stanzas does not count. */
export const mismatchedOcfs2Conf = defineClusterRule({
  id: 'cluster/mismatched-ocfs2-conf',
  severity: 'error',
  origin: 'practice',
  summary: 'the copies of /etc/ocfs2/cluster.conf differ',
  why: 'Hosts that disagree on the numbers or addresses of nodes refuse each other, and the second one cannot mount.',
  do: 'Copy one file to the other hosts, and restart the cluster stack.',
  sources: ['ocfs2-tools o2cb(7): the file must be the same on all nodes'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [ocfs2Example('another number on beta', { 'beta:/etc/ocfs2/cluster.conf': ['number = 1', 'number = 2'] })],
    good: [
      ocfs2Example('equal copies'),
      ocfs2Example('comments and blanks', {
        'beta:/etc/ocfs2/cluster.conf': ['\tnumber = 1', '\tnumber=1', 'cluster:', '# demo\ncluster:'],
      }),
    ],
  },

  *check(cluster) {
    for (const hosts of ocfs2Clusters(cluster)) {
      const copies = hosts.flatMap(host => copyOn(cluster, host, 'ocfs2-conf') ?? [])
      for (const [difference, ...alike] of changedAlike(differencesOf(copies, { isDoubtful: slipsIn(cluster, 'ocfs2-conf') }))) {
        if (difference === undefined) continue
        const { key, kind, isSection, host, other, at, related, actual, expected, suspects } = difference
        if (kind !== 'value') {
          yield oneSided(difference)
          continue
        }
        const fixes = isSection !== true ? [difference, ...alike].flatMap(each => adoption(each.at, expected, other)) : []
        yield {
          at,
          message: `${shownKey(key)} ${alike.length === 0 ? '' : `and ${alike.length} more ${alike.length === 1 ? 'place' : 'places'} `}is "${actual ?? ''}" on host "${host}" and "${expected ?? ''}" on host "${other}"`,
          related: [{ at: related, message: `on host "${other}"` }, ...alike.map(each => ({ at: each.at, message: `the same in ${shownKey(each.key)}` }))],
          ...followingFromErrors(suspects),
          // Half a change would leave two ports in one file.
          fixes: fixes.length === alike.length + 1 ? fixes.slice(0, 1).map(fix => ({ ...fix, edits: fixes.flatMap(({ edits }) => edits) })) : [],
        }
      }
    }
  },
})

/** One value that was changed everywhere in a copy is one fault: another port for all nodes. */
function changedAlike(differences: readonly Difference[]): readonly (readonly Difference[])[] {
  const groups = new Map<unknown, Difference[]>()
  for (const difference of differences) {
    const { key, kind, host, other, actual, expected, isSection } = difference
    const isPlain = kind === 'value' && isSection !== true && actual !== undefined && expected !== undefined
    const shared = isPlain ? JSON.stringify([key.slice(key.lastIndexOf(' / ')), host, other, actual, expected]) : difference
    addTo(groups, shared, difference)
  }
  return [...groups.values()]
}
