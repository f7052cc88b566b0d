import { milliseconds } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { optionOf, promotedResources } from '../../view/drbd.js'
import { heartbeatExample } from '../example-cluster.js'

/** The tries of drbddisk: six, one second apart. */
const retriesMs = 6000

/** Heartbeat must not take over before DRBD has noticed that the peer is gone. */
export const conflictingDrbdDeadtime = defineClusterRule({
  id: 'cluster/conflicting-drbd-deadtime',
  severity: 'warning',
  origin: 'practice',
  summary: 'deadtime is shorter than the time that DRBD needs to notice a dead peer',
  why:
    'drbddisk promotes while DRBD still believes the peer primary, is refused, and gives up after six seconds. The ' +
    'group is not taken over.',
  do: 'Raise deadtime, or lower ping-int and timeout of the resource.',
  sources: [
    'drbd scripts/drbddisk: "try several times, in case heartbeat deadtime was smaller than drbd ping time"',
    'drbd.conf(5) "ping-int", "timeout": 10 s and 6 s by default',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('8 s against 16 s', {
        '*:/etc/ha.d/ha.cf': ['deadtime 30', 'deadtime 8', 'warntime 10', 'warntime 5'],
      }),
    ],
    good: [
      heartbeatExample('30 s against 16 s'),
      heartbeatExample('DRBD pings more often', {
        '*:/etc/ha.d/ha.cf': ['deadtime 30', 'deadtime 8', 'warntime 10', 'warntime 5'],
        '*:/etc/drbd.conf': ['protocol C;', 'protocol C;\n    ping-int 2;\n    timeout 20;'],
      }),
    ],
  },

  *check(cluster) {
    const seen = new Set<string>()
    for (const host of [...cluster.hosts.keys()].sort()) {
      const dead = cluster
        .factsOn(host, 'heartbeat-time')
        .find(({ fact }) => fact.name === 'deadtime' && fact.isExplicit)
      if (dead === undefined) continue
      for (const { resource } of promotedResources(cluster, host)) {
        const known = cluster.factsOn(host, 'drbd-resource').find(({ fact }) => fact.name === resource)
        if (known === undefined || seen.has(`${resource} ${dead.fact.ms}`)) continue
        const pingInt = optionOf(cluster, host, { resource, name: 'ping-int' })
        const timeout = optionOf(cluster, host, { resource, name: 'timeout' })
        // The defaults have been 10 s and 60 tenths of a second since 0.7.
        const notice = 1000 * numberOf(pingInt?.fact.value, 10) + 100 * numberOf(timeout?.fact.value, 60)
        if (Number.isNaN(notice) || dead.fact.ms + retriesMs > notice) continue
        seen.add(`${resource} ${dead.fact.ms}`)
        yield {
          at: dead,
          message:
            `deadtime ${milliseconds(dead.fact.ms)} and ${milliseconds(retriesMs)} of tries end before DRBD ` +
            `notices, which takes up to ${milliseconds(notice)}`,
          related: [{ at: pingInt ?? timeout ?? known, message: `resource "${resource}"` }],
        }
      }
    }
  },
})

function numberOf(value: unknown, fallback: number): number {
  if (value === undefined) return fallback
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : Number.NaN
}
