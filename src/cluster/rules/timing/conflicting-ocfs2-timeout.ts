import { milliseconds } from '../../../text/quantity.js'
import type { Finding } from '../../../diagnostics/diagnostic.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import type { HostFact } from '../../../facts/fact-index.js'
import { detectionOf } from '../../view/drbd-detection.js'
import { sharedMounts } from '../../view/drbd-mounts.js'
import { optionOf } from '../../view/drbd.js'
import { ocfs2Example } from '../example-cluster.js'

const haCf = 'keepalive 2\ndeadtime 30\nbcast eth0\nauto_failback off\nnode gamma\nnode delta\n'
const authkeys = 'auth 1\n1 sha1 not-a-secret\n'
const drbddisk =
  '#!/bin/sh\ncase "$1" in\n  start) gnbd_serv && gnbd_export -c -e images -d /dev/drbd0 || exit 1 ;;\n  status) echo stopped ;;\nesac\n'

/** A pair with OCFS2 on two primaries. */
function dual(more: string): Readonly<Record<string, string>> {
  const on = (host: string, number: number): string => `  on ${host} { device /dev/drbd0; disk /dev/sdc1; address 192.0.2.${number}:7799; meta-disk internal; }\n`
  return {
    '*:/etc/drbd.conf': `resource r0 {\n  net { allow-two-primaries yes; }\n  ${more}\n${on('alpha', 1)}${on('beta', 2)}}\n`,
    '*:/etc/fstab': '/dev/drbd0 /srv/images ocfs2 _netdev 0 0\n',
  }
}

const shooting = 'disk { fencing resource-and-stonith; }\n  handlers { fence-peer "/usr/local/sbin/shoot"; }'

/** OCFS2 hosts must wait for their storage longer than its failover takes. */
export const conflictingOcfs2Timeout = defineClusterRule({
  id: 'cluster/conflicting-ocfs2-timeout',
  severity: 'error',
  origin: 'practice',
  summary: 'OCFS2 hosts fence themselves before the storage has failed over, or DRBD has noticed a dead peer',
  why:
    'A host that cannot write its disk heartbeat resets itself. While the storage moves, none of them can: all ' +
    'reset at once.',
  do: 'Raise O2CB_HEARTBEAT_THRESHOLD on all hosts: dead after (threshold - 1) * 2 seconds.',
  sources: [
    'OCFS2 FAQ, "Heartbeat": the threshold, and what happens when it is too low',
    'ocfs2-tools o2cb(7)',
    'drbd.conf(5) "ping-int", "ping-timeout"; "fencing": resource-and-stonith freezes writes until the handler is done',
  ],
  since: '0.1.0',
  examples: {
    bad: [ocfs2Example('12 s against 30 s and more', {
      '*:/etc/default/o2cb': ['THRESHOLD=31', 'THRESHOLD=7'],
      'gamma:/etc/ha.d/ha.cf': haCf,
      'gamma:/etc/ha.d/authkeys': authkeys,
      'gamma:/etc/ha.d/resource.d/drbddisk': drbddisk,
    }),
    ocfs2Example('on DRBD: 10 s, and DRBD notices after 10.5 s', { ...dual(shooting), '*:/etc/default/o2cb': ['THRESHOLD=31', 'THRESHOLD=6'] }),
    ocfs2Example('on DRBD: no time for the handler', { ...dual(shooting), '*:/etc/default/o2cb': ['THRESHOLD=31', 'THRESHOLD=7'] }),
    ],
    good: [
      ocfs2Example('on DRBD: 60 s', dual(shooting)),
      ocfs2Example('60 s against 30 s', {
        'gamma:/etc/ha.d/ha.cf': haCf,
        'gamma:/etc/ha.d/authkeys': authkeys,
        'gamma:/etc/ha.d/resource.d/drbddisk': drbddisk,
      }),
    ],
  },

  *check(cluster) {
    yield* belowDrbd(cluster)
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

/** What a handler that shoots the peer takes at the least. */
const handlerMs = 5000

/**
 * While DRBD has not noticed that its peer is gone, and then until its handler has fenced it, writes wait: those of the disk
 * heartbeat too.
 */
function* belowDrbd(cluster: ClusterModel): Generator<Finding> {
  for (const [resource, [mount]] of sharedMounts(cluster)) {
    if (mount === undefined || mount.fact.type !== 'ocfs2') continue
    const { host } = mount
    const threshold = cluster.factsOn(host, 'shell-variable').filter(({ fact }) => fact.name === 'O2CB_HEARTBEAT_THRESHOLD').at(-1)
    const value = threshold === undefined ? 31 : Number(threshold.fact.value ?? Number.NaN)
    const detection = detectionOf(cluster, host, resource)
    if (detection === undefined || !Number.isInteger(value)) continue
    const deadMs = (value - 1) * 2000
    const fencing = optionOf(cluster, host, { resource, name: 'fencing' })
    const freezes = fencing?.fact.value === 'resource-and-stonith'
    const leftMs = deadMs - detection.idleMs
    if (leftMs > (freezes ? handlerMs : 0)) continue
    const [option] = detection.options
    const at = threshold ?? option ?? mount
    yield {
      at,
      ...(leftMs > 0 ? { severity: 'warning' as const } : {}),
      message:
        `OCFS2 hosts reset themselves after ${milliseconds(deadMs)}; DRBD notices a dead peer of "${resource}" within ` +
        `${milliseconds(detection.idleMs)}${freezes ? ', and writes wait until its handler is done' : ''}`,
      related: [
        ...(option === undefined || option === at ? [] : [{ at: option, message: 'this decides when DRBD notices' }]),
        ...(freezes && fencing !== undefined ? [{ at: fencing, message: 'writes wait for the handler' }] : []),
        ...(mount === at ? [] : [{ at: mount, message: 'the volume is mounted here' }]),
      ],
    }
  }
}
