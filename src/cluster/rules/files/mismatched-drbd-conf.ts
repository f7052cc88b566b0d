import type { Origin } from '../../../text/located.js'
import { adoption } from '../../adoption.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { layoutDifferences, resourceOf, resourceOn } from '../../view/drbd.js'
import { oneSided, shownKey } from '../../view/settings.js'
import type { Difference } from '../../view/settings.js'
import { followingFromErrors } from '../../view/suspects.js'
import { heartbeatExample } from '../example-cluster.js'
import { isAddressKey } from '../network/mismatched-drbd-address.js'

/** The copies of drbd.conf must describe the same resources, hosts, devices and disks. */
export const mismatchedDrbdConf = defineClusterRule({
  id: 'cluster/mismatched-drbd-conf',
  severity: 'error',
  origin: 'practice',
  summary: 'the copies of drbd.conf describe a resource differently',
  why:
    'Each host reads its own copy. A resource, host, device or disk that only one of them knows cannot be used by ' +
    'both.',
  do: 'Copy one drbd.conf, with all that it includes, to the other hosts.',
  sources: [
    'DRBD User\'s Guide, "Configuring your resource": the file is the same on all hosts',
    'drbd.conf(5), introduction',
  ],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      heartbeatExample('another disk for beta in the copy of beta', {
        'beta:/etc/drbd.conf': ['/dev/vg1/data;\n    address 198.51.100.2', '/dev/vg2/data;\n    address 198.51.100.2'],
      }),
      heartbeatExample('the only file with a resource is not on beta', {
        'alpha:/etc/drbd.d/r0.res': `resource r0 {
  net { protocol C; cram-hmac-alg sha1; shared-secret "not-a-secret-either"; }
  disk { fencing resource-only; }
  handlers { fence-peer "/usr/lib/heartbeat/drbd-peer-outdater -t 5"; }
  on alpha { device /dev/drbd0; disk /dev/vg1/data; address 198.51.100.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/vg1/data; address 198.51.100.2:7788; meta-disk internal; }
}
`,
        'beta:/etc/drbd.d/global_common.conf': 'global { usage-count no; }\n',
        '*:/etc/drbd.conf': 'include "drbd.d/*";\n',
        '*:/etc/ha.d/haresources': null,
      }),
      heartbeatExample('a resource that beta does not know', {
        'alpha:/etc/drbd.conf': [
          'resource r0 {',
          `resource r1 {
  net { protocol C; cram-hmac-alg sha1; shared-secret "not-a-secret-either"; }
  on alpha { device /dev/drbd1; disk /dev/vg1/mail; address 198.51.100.1:7789; meta-disk internal; }
  on beta { device /dev/drbd1; disk /dev/vg1/mail; address 198.51.100.2:7789; meta-disk internal; }
}
resource r0 {`,
        ],
      }),
    ],
    good: [
      heartbeatExample('the same resource in both copies'),
      heartbeatExample('the copies differ in layout and comments only', {
        'beta:/etc/drbd.conf': ['    device /dev/drbd0;', '\tdevice  /dev/drbd0 ; # data'],
      }),
    ],
  },

  *check(cluster) {
    for (const [difference, ...likes] of onePerChange(layoutDifferences(cluster).filter(({ key, kind }) => kind !== 'value' || !isAddressKey(key)))) {
      const { key, kind, isSection, host, other, at, related, actual, expected, suspects } = difference
      if (kind !== 'value') {
        if (isAddressKey(key) && !key.includes(' / connection ')) continue
        yield withUnread(unconnected(cluster, difference), kind === 'missing' ? unreadWith(cluster, host, key) : [])
        continue
      }
      yield {
        at,
        message: `${shownKey(key)} is "${actual}" on host "${host}" and "${expected}" on host "${other}"`,
        related: [{ at: related, message: `on host "${other}"` }, ...likes.map(like => ({ at: like.at, message: `${shownKey(like.key)} likewise` }))],
        ...followingFromErrors([suspects, ...likes.map(like => like.suspects)].flat()),
        fixes: isSection !== true && likes.length === 0 ? adoption(at, expected, other) : [],
      }
    }
  },
})

/** The same value in the place of the same other one in the sections of several hosts is one change. */
function onePerChange(differences: readonly Difference[]): Iterable<[Difference, ...Difference[]]> {
  const changes = new Map<string, [Difference, ...Difference[]]>()
  for (const difference of differences) {
    const { key, kind, host, other, actual, expected } = difference
    const id = JSON.stringify(kind === 'value' ? [key.replace(/ \/ on [^/]+/, ' / on'), host, other, actual, expected] : [key, kind, host, other])
    const change = changes.get(id)
    if (change === undefined) changes.set(id, [difference])
    else change.push(difference)
  }
  return changes.values()
}

/** What LINSTOR left out of one of two copies, where that shows in the file itself. */
function unconnected(cluster: ClusterModel, difference: Difference): ReturnType<typeof oneSided> {
  const finding = oneSided(difference)
  if (!difference.key.includes(' / connection ')) return finding
  const lacking = resourceOn(cluster, difference.kind === 'missing' ? difference.host : difference.other, resourceOf(difference.key) ?? '')
  return lacking === undefined ? finding : { ...finding, followsFrom: [...(finding.followsFrom ?? []), { rule: 'drbd-conf/missing-connection', at: lacking }] }
}

/** The files of a host that bear the name of a resource which it lacks and that nothing includes there: that is the fault. */
function unreadWith(cluster: ClusterModel, host: string, key: string): readonly Origin[] {
  const [, name] = /^resource (\S+)$/.exec(key) ?? []
  const unread = name === undefined ? [] : cluster.factsOn(host, 'unread-file').filter(({ fact }) => fact.language === 'drbd-conf')
  return unread.some(({ fact }) => fact.path.endsWith(`/${name ?? ''}.res`)) ? unread.map(({ origin }) => origin) : []
}

function withUnread(finding: ReturnType<typeof oneSided>, unread: readonly Origin[]): ReturnType<typeof oneSided> {
  return unread.length === 0 ? finding : { ...finding, followsFrom: [...(finding.followsFrom ?? []), ...unread.map(at => ({ rule: 'cluster/unused-drbd-file', at }))] }
}
