import type { HostFact } from '../../../facts/fact-index.js'
import { milliseconds } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { detectionOf, noticeOf, promotionTriesMs } from '../../view/drbd-detection.js'
import type { Detection } from '../../view/drbd-detection.js'
import { promotedResources, resourceOn } from '../../view/drbd.js'
import { oncePerHost } from '../../view/once-per-cluster.js'
import { heartbeatExample } from '../example-cluster.js'

/** A pair under DRBD 0.7, with options of `net`. */
function of07(net = ''): Readonly<Record<string, string>> {
  const host = (name: string, number: number): string =>
    `  on ${name} {\n    device /dev/drbd0;\n    disk /dev/vg1/data;\n    address 198.51.100.${number}:7788;\n    meta-disk internal;\n  }\n`
  return {
    '*:/etc/drbd.conf': `resource r0 {\n  protocol C;\n  startup {\n    wfc-timeout 60;\n    degr-wfc-timeout 60;\n  }\n${net}${host('alpha', 1)}${host('beta', 2)}}\n`,
    '*:facts/proc-drbd.txt': 'version: 0.7.25 (api:77/proto:74)\n',
  }
}

/** Heartbeat must not take over before DRBD has noticed that the peer is gone. */
export const conflictingDrbdDeadtime = defineClusterRule({
  id: 'cluster/conflicting-drbd-deadtime',
  severity: 'warning',
  origin: 'practice',
  summary: 'deadtime is shorter than the time that DRBD needs to notice a dead peer',
  why:
    'DRBD 0.7 refuses to promote while it still believes the peer primary, and notices that it is gone after ping-int and ' +
    'timeout. drbddisk gives up after six seconds, and the group is not taken over. Since 8.0 a promotion asks the peer ' +
    'at once and waits ping-timeout, half a second.',
  do: 'Raise deadtime, or lower ping-int and timeout of the resource.',
  sources: [
    'drbd scripts/drbddisk: "try several times, in case heartbeat deadtime was smaller than drbd ping time"',
    'drbd.conf(5) of 0.7 "ping-int", "timeout": 10 s and 6 s by default',
    'drbd 8.0 and later drbd/drbd_nl.c drbd_set_role(): request_ping(), then a wait of ping-timeout',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('0.7: 8 s against 16 s', {
        ...of07(),
        '*:/etc/ha.d/ha.cf': ['deadtime 30', 'deadtime 8', 'warntime 10', 'warntime 5'],
      }),
    ],
    good: [
      heartbeatExample('0.7: 30 s against 16 s', of07()),
      heartbeatExample('0.7 pings more often', {
        ...of07('  net {\n    ping-int 2;\n    timeout 20;\n  }\n'),
        '*:/etc/ha.d/ha.cf': ['deadtime 30', 'deadtime 8', 'warntime 10', 'warntime 5'],
      }),
      heartbeatExample('8 s, and DRBD asks its peer at once', {
        '*:/etc/ha.d/ha.cf': ['deadtime 30', 'deadtime 8', 'warntime 10', 'warntime 5'],
      }),
    ],
  },

  *check(cluster) {
    const seen = new Set<string>()
    for (const host of [...cluster.hosts.keys()].sort()) {
      for (const { dead, known, detection } of noticedLateOn(cluster, host)) {
        const resource = known.fact.name
        if (seen.has(`${resource} ${dead.fact.ms}`)) continue
        seen.add(`${resource} ${dead.fact.ms}`)
        yield {
          at: dead,
          message:
            `${detection.countsFromPromotion ? '' : `deadtime ${milliseconds(dead.fact.ms)} and `}${milliseconds(promotionTriesMs)} of tries end before DRBD ` +
            `notices, which takes up to ${milliseconds(detection.promotionMs)}`,
          related: [{ at: detection.options[0] ?? known, message: `resource "${resource}"` }],
        }
      }
    }
  },
})

interface LateNotice {
  readonly dead: HostFact<'heartbeat-time'>
  readonly known: HostFact<'drbd-resource'>
  readonly detection: Detection
}

/** The resources of a host of which DRBD notices too late that their peer is gone. */
const noticedLateOn = oncePerHost((cluster, host): readonly LateNotice[] => {
  const dead = cluster.factsOn(host, 'heartbeat-time').find(({ fact }) => fact.name === 'deadtime' && fact.isExplicit)
  if (dead === undefined) return []
  return promotedResources(cluster, host).flatMap(({ resource }): LateNotice[] => {
    const known = resourceOn(cluster, host, resource)
    const detection = known === undefined ? undefined : detectionOf(cluster, host, resource)
    return known === undefined || detection === undefined || noticeOf(detection, dead.fact.ms) === 'in-time' ? [] : [{ dead, known, detection }]
  })
})
