import { milliseconds } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { isUncachedExport } from '../../view/scripts.js'
import { heartbeatExample } from '../example-cluster.js'

const clientTimeoutMs = 60_000

function script(cached: string): string {
  return `#!/bin/sh
case "$1" in
  start) gnbd_serv && gnbd_export ${cached}-e data -d /dev/drbd0 || exit 1 ;;
  status) echo stopped ;;
esac
`
}

/** A failover must end before GNBD clients give up. */
export const conflictingGnbdTimeout = defineClusterRule({
  id: 'cluster/conflicting-gnbd-timeout',
  severity: 'error',
  origin: 'practice',
  summary: 'deadtime is as long as GNBD clients wait for their server',
  why:
    'Clients of an uncached export get I/O errors after 60 seconds without the server. Every failover then ends in ' +
    'errors on all of them.',
  do: 'Lower deadtime so that deadtime, promotion and export stay below a minute, or export with -c.',
  sources: ['gnbd_export(8) "-t": 60 seconds by default, for exports without -c'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('deadtime 60', {
        '*:/etc/ha.d/ha.cf': ['deadtime 30', 'deadtime 60'],
        '*:/etc/ha.d/resource.d/export': script(''),
      }),
    ],
    good: [
      heartbeatExample('deadtime 30', { '*:/etc/ha.d/resource.d/export': script('') }),
      heartbeatExample('a cached export', {
        '*:/etc/ha.d/ha.cf': ['deadtime 30', 'deadtime 60'],
        '*:/etc/ha.d/resource.d/export': script('-c '),
      }),
    ],
  },

  *check(cluster) {
    for (const host of [...cluster.hosts.keys()].sort()) {
      const dead = cluster
        .factsOn(host, 'heartbeat-time')
        .find(({ fact }) => fact.name === 'deadtime' && fact.isExplicit)
      const command = cluster.factsOn(host, 'script-command').find(isUncachedExport)
      if (dead === undefined || command === undefined || command.fact.arguments.includes('-t')) continue
      if (dead.fact.ms < clientTimeoutMs) continue
      yield {
        at: dead,
        message:
          `deadtime ${milliseconds(dead.fact.ms)} is not below the ${milliseconds(clientTimeoutMs)} that GNBD ` +
          'clients wait',
        related: [{ at: command, message: 'the export is made here' }],
      }
      return
    }
  },
})
