import { milliseconds } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import type { HostFact } from '../../../facts/fact-index.js'
import { ocfs2Example } from '../example-cluster.js'

const haCf = 'keepalive 2\ndeadtime 30\nbcast eth0\nauto_failback off\nnode gamma\nnode delta\n'
const authkeys = 'auth 1\n1 sha1 not-a-secret\n'
const drbddisk =
  '#!/bin/sh\ncase "$1" in\n  start) gnbd_serv && gnbd_export -c -e images -d /dev/drbd0 || exit 1 ;;\n  status) echo stopped ;;\nesac\n'

/** OCFS2 hosts must wait for their storage longer than its failover takes. */
export const conflictingOcfs2Timeout = defineClusterRule({
  id: 'cluster/conflicting-ocfs2-timeout',
  severity: 'error',
  origin: 'practice',
  summary: 'OCFS2 hosts fence themselves before the storage has failed over',
  why:
    'A host that cannot write its disk heartbeat resets itself. While the storage moves, none of them can: all ' +
    'reset at once.',
  do: 'Raise O2CB_HEARTBEAT_THRESHOLD on all hosts: dead after (threshold - 1) * 2 seconds.',
  sources: ['OCFS2 FAQ, "Heartbeat": the threshold, and what happens when it is too low', 'ocfs2-tools o2cb(7)'],
  since: '0.1.0',
  examples: {
    bad: [ocfs2Example('12 s against 30 s and more', {
      '*:/etc/default/o2cb': ['THRESHOLD=31', 'THRESHOLD=7'],
      'gamma:/etc/ha.d/ha.cf': haCf,
      'gamma:/etc/ha.d/authkeys': authkeys,
      'gamma:/etc/ha.d/resource.d/drbddisk': drbddisk,
    })],
    good: [
      ocfs2Example('60 s against 30 s', {
        'gamma:/etc/ha.d/ha.cf': haCf,
        'gamma:/etc/ha.d/authkeys': authkeys,
        'gamma:/etc/ha.d/resource.d/drbddisk': drbddisk,
      }),
    ],
  },

  *check(cluster) {
    const storage = storageFailover(cluster)
    if (storage === undefined) return
    for (const entry of cluster.facts('shell-variable')) {
      if (entry.fact.name !== 'O2CB_HEARTBEAT_THRESHOLD' || !/^\d+$/.test(entry.fact.value ?? '')) continue
      const deadMs = (Number(entry.fact.value) - 1) * 2000
      if (deadMs > storage.fact.ms) continue
      yield {
        at: entry,
        message:
          `OCFS2 hosts reset themselves after ${milliseconds(deadMs)}, the storage fails over after ` +
          `${milliseconds(storage.fact.ms)} or more`,
        related: [{ at: storage, message: `deadtime of storage host "${storage.host}"` }],
      }
      return
    }
  },
})

/** The longest deadtime of a host that exports what others mount. */
function storageFailover(cluster: ClusterModel): HostFact<'heartbeat-time'> | undefined {
  const servers = new Set(
    cluster.facts('script-command').filter(({ fact }) => fact.command === 'gnbd_export').map(({ host }) => host),
  )
  return cluster
    .facts('heartbeat-time')
    .filter(({ host, fact }) => fact.name === 'deadtime' && fact.isExplicit && servers.has(host))
    .sort((a, b) => b.fact.ms - a.fact.ms)[0]
}
