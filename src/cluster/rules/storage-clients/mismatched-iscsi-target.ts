import type { Finding } from '../../../diagnostics/diagnostic.js'
import type { HostFact } from '../../../facts/fact-index.js'
import type { Place } from '../../../text/located.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { canonicalDevice } from '../../view/devices.js'
import { heartbeatClusters } from '../../view/groups.js'
import { groupsOf } from '../../view/resources.js'
import { heartbeatExample } from '../example-cluster.js'

const group = ['Filesystem::/dev/drbd0::/srv/data::ext3', 'iscsitarget'] as const
const ietd = '/etc/ietd.conf'

function target(lun: string): string {
  return `Target iqn.2008-04.com.example:storage.data\n  ${lun},Type=blockio\n`
}

/** Hosts that take over an iSCSI target give initiators the same under the same names. */
export const mismatchedIscsiTarget = defineClusterRule({
  id: 'cluster/mismatched-iscsi-target',
  severity: 'error',
  origin: 'practice',
  summary: 'the iSCSI targets that a group starts differ between hosts',
  why: 'After a failover initiators find no target of their name, or another disk behind a number, and what they have mounted fails.',
  do: 'Copy ietd.conf to the other host.',
  sources: ['ietd.conf(5): an initiator knows a disk by the name of its target and the number of its LUN'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('another name on beta', { '*:/etc/ha.d/haresources': group, [`alpha:${ietd}`]: target('Lun 0 Path=/dev/drbd0'), [`beta:${ietd}`]: target('Lun 0 Path=/dev/drbd0').replace('storage', 'stroage') }),
      heartbeatExample('another number on beta', { '*:/etc/ha.d/haresources': group, [`alpha:${ietd}`]: target('Lun 0 Path=/dev/drbd0'), [`beta:${ietd}`]: target('Lun 1 Path=/dev/drbd0') }),
      heartbeatExample('beta has no file', { '*:/etc/ha.d/haresources': group, [`alpha:${ietd}`]: target('Lun 0 Path=/dev/drbd0'), 'beta:/etc/hosts.allow': 'ALL: ALL\n' }),
    ],
    good: [
      heartbeatExample('the same on both', { '*:/etc/ha.d/haresources': group, [`*:${ietd}`]: target('Lun 0 Path=/dev/drbd0') }),
      heartbeatExample('each has its own, and no group starts it', { [`alpha:${ietd}`]: target('Lun 0 Path=/dev/vg2/a'), [`beta:${ietd}`]: target('Lun 0 Path=/dev/vg2/b') }),
    ],
  },

  *check(cluster) {
    for (const hosts of heartbeatClusters(cluster)) {
      const starts = hosts.flatMap(host => groupsOf(cluster, host)).flatMap(({ resources }) => resources).find(({ fact }) => /^(?:iscsi-?target|ietd)$/.test(fact.script))
      if (starts === undefined) continue
      const [first, ...others] = hosts.filter(host => lunsOn(cluster, host).length > 0)
      if (first === undefined) continue
      for (const host of others) yield* compared(cluster, first, host)
      for (const host of hosts) {
        if (lunsOn(cluster, host).length > 0 || !lacksFile(cluster, host)) continue
        yield {
          at: cluster.factsOn(host, 'group-resource').find(({ fact }) => fact.script === starts.fact.script) ?? starts,
          message: `Host "${host}" has no ietd.conf, and "${starts.fact.text}" moves there`,
          related: [{ at: lunsOn(cluster, first)[0] ?? starts, message: `the targets of host "${first}"` }],
        }
      }
    }
  },
})

function lunsOn(cluster: ClusterModel, host: string): readonly HostFact<'iscsi-lun'>[] {
  return cluster.factsOn(host, 'iscsi-lun')
}

/** Neither of the places where the file may lie holds it, and both were looked at. */
function lacksFile(cluster: ClusterModel, host: string): boolean {
  return cluster.hosts.get(host)?.stateOf('/etc/ietd.conf') === 'missing' && cluster.factsOn(host, 'config-file').every(({ fact }) => !fact.path.endsWith('ietd.conf'))
}

function* compared(cluster: ClusterModel, one: string, other: string): Generator<Finding> {
  const [luns, others] = [lunsOn(cluster, one), lunsOn(cluster, other)]
  const known = new Map(luns.map(lun => [keyOf(lun), lun] as const))
  const keys = new Set(others.map(keyOf))
  const more = others.find(lun => !known.has(keyOf(lun)))
  const less = luns.find(lun => !keys.has(keyOf(lun)))
  const at: Place | undefined = more ?? others[0]
  if ((more === undefined && less === undefined) || at === undefined) return
  yield {
    at,
    message: more === undefined ? `Host "${other}" lacks ${shown(less)} of host "${one}"` : `Host "${other}" exports ${shown(more)}, host "${one}" ${less === undefined ? 'does not' : shown(less)}`,
    related: [{ at: less ?? luns[0] ?? at, message: `the targets of host "${one}"` }],
    // A device that no host has is told by itself.
    followsFrom: [...luns, ...others].flatMap(lun => ['unknown-export-device', 'conflicting-lun-mount'].map(rule => ({ rule: `cluster/${rule}`, at: lun }))),
  }
}

function keyOf({ fact: { target, number, device } }: HostFact<'iscsi-lun'>): string {
  return `${target} ${number} ${canonicalDevice(device)}`
}

function shown(lun: HostFact<'iscsi-lun'> | undefined): string {
  return lun === undefined ? 'nothing' : `LUN ${lun.fact.number} "${lun.fact.device}" of target "${lun.fact.target}"`
}
