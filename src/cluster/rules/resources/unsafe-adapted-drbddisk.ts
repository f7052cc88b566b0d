import { listed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { heartbeatExample } from '../example-cluster.js'

const exporting = /^(gnbd_(export|serv)|vgchange|lvchange|exportfs|ietadm|tgtadm|vblade)$/

function drbddisk(more: string): string {
  return `#!/bin/sh\ncase "$2" in\n  start) drbdadm primary "$1" ${more}|| exit 1 ;;\n  stop) drbdadm secondary "$1" ;;\nesac\n`
}

/** drbddisk should promote and demote, and nothing else. */
export const unsafeAdaptedDrbddisk = defineClusterRule({
  id: 'cluster/unsafe-adapted-drbddisk',
  severity: 'warning',
  origin: 'practice',
  summary: 'drbddisk was changed to manage another service as well',
  why:
    'Heartbeat knows no status of the other service and cannot order it. The change must be made on every host, ' +
    'and the next update of DRBD takes it away.',
  do: 'Write a resource script of its own for the service, and list it behind drbddisk in haresources.',
  sources: [
    'heartbeat shipped sample haresources: one resource for each service',
    'drbd scripts/drbddisk: installed by each release',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('GNBD inside drbddisk', {
        'alpha:/etc/ha.d/resource.d/drbddisk': drbddisk('&& gnbd_serv && gnbd_export -c -e data -d "$1" '),
      }),
    ],
    good: [heartbeatExample('as it was installed', { 'alpha:/etc/ha.d/resource.d/drbddisk': drbddisk('') })],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      const added = cluster
        .factsOn(host, 'script-command')
        .filter(({ fact }) => fact.script === 'drbddisk' && exporting.test(fact.command))
      const script = cluster.factsOn(host, 'resource-script').find(({ fact }) => fact.name === 'drbddisk')
      const [first] = added
      if (first === undefined || script === undefined) continue
      const names = [...new Set(added.map(({ fact }) => `"${fact.command}"`))]
      yield {
        at: script,
        message: `"drbddisk" of host "${host}" also runs ${listed(names.slice(0, 4))}`,
        related: [{ at: first, message: 'the first of the added commands' }],
      }
    }
  },
})
