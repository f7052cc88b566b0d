import { listed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { stopOf, stopsAfter } from '../../view/boot.js'
import { deviceUsersOn } from '../../view/device-users.js'
import { cmanExample, heartbeatExample } from '../example-cluster.js'

/** What uses a DRBD device must stop before DRBD does. */
export const conflictingStopOrder = defineClusterRule({
  id: 'cluster/conflicting-stop-order',
  severity: 'error',
  origin: 'practice',
  summary: 'DRBD stops before a service that uses its device',
  why:
    'The device is busy and cannot be taken down; the host goes down with it open, and the next start is a crash ' +
    'recovery.',
  do: 'Give the services lower stop numbers than drbd.',
  sources: [
    'drbd init script: drbdadm down fails while a device is in use',
    'drbd 0.7 debian/postinst: update-rc.d drbd defaults 70 8',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('heartbeat at 12', { 'alpha:facts/rc.txt': '/etc/rc2.d:\nS70drbd\nS75heartbeat\n/etc/rc0.d:\nK08drbd\nK12heartbeat\n/etc/rc6.d:\nK08drbd\nK12heartbeat\n' }),
      heartbeatExample('a volume group on the device', {
        'alpha:facts/rc.txt': '/etc/rc2.d:\nS24clvmd\nS70drbd\n/etc/rc0.d:\nK08drbd\nK49clvmd\n/etc/rc6.d:\nK08drbd\nK49clvmd\n',
        'alpha:facts/pvs.json': '{"report":[{"pv":[{"pv_name":"/dev/drbd0","vg_name":"vgdata","pv_size":"1073741824B"}]}]}\n',
      }),
    ],
    good: [
      heartbeatExample('heartbeat before DRBD', {
        'alpha:facts/rc.txt': '/etc/rc2.d:\nS70drbd\nS75heartbeat\n/etc/rc0.d:\nK05heartbeat\nK08drbd\n/etc/rc6.d:\nK05heartbeat\nK08drbd\n',
      }),
      cmanExample('membership uses no device', {
        'alpha:facts/rc.txt': '/etc/rc3.d:\nS21cman\nS70drbd\nS99rgmanager\n/etc/rc0.d:\nK01rgmanager\nK08drbd\nK79cman\n/etc/rc6.d:\nK01rgmanager\nK08drbd\nK79cman\n',
      }),
      heartbeatExample('what is not started holds nothing', { 'alpha:facts/rc.txt': '/etc/rc2.d:\nS75heartbeat\n/etc/rc0.d:\nK08drbd\nK12heartbeat\n/etc/rc6.d:\nK12heartbeat\n' }),
    ],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      const drbd = stopOf(cluster, host, 'drbd')
      if (drbd === undefined) continue
      const late = deviceUsersOn(cluster, host).flatMap(user => {
        const stop = stopOf(cluster, host, user.service)
        return stop !== undefined && stopsAfter(cluster, host, { first: stop, second: drbd }) ? [{ ...user, stop }] : []
      })
      if (late.length === 0) continue
      yield {
        at: drbd.at,
        message: `"${drbd.name}" of host "${host}" comes before ${listed(late.map(({ stop }) => `"${stop.name}"`))}`,
        related: late.flatMap(({ service, stop, at }) => [
          { at: stop.at, message: `${service} stops here` },
          { at, message: `${service} uses the device because of this` },
        ]),
      }
    }
  },
})
