import { defineClusterRule } from '../../define-cluster-rule.js'
import { promotedResources } from '../../view/drbd.js'
import { shownLink, wrongStarts } from '../../view/start-order.js'
import { heartbeatExample } from '../example-cluster.js'

/** Heartbeat must start after DRBD. */
export const conflictingStartOrder = defineClusterRule({
  id: 'cluster/conflicting-start-order',
  severity: 'error',
  origin: 'practice',
  summary: 'heartbeat starts before DRBD',
  why: 'drbddisk finds no device, fails, and heartbeat gives the group up at every boot.',
  do: 'Start DRBD first: 70 for drbd and 75 for heartbeat are the usual numbers.',
  sources: ['drbd 0.7 debian/postinst: update-rc.d drbd defaults 70 8', 'heartbeat debian/postinst: start 75'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('heartbeat at 20', { 'alpha:facts/rc.txt': '/etc/rc2.d:\nS20heartbeat\nS70drbd\n' })],
    good: [heartbeatExample('the usual numbers', { '*:facts/rc.txt': '/etc/rc2.d:\nS70drbd\nS75heartbeat\n' })],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      if (promotedResources(cluster, host).length === 0) continue
      for (const [drbd, heartbeat] of wrongStarts(cluster, host, ['drbd', 'heartbeat'])) {
        yield {
          at: heartbeat,
          message: `"${shownLink(heartbeat)}" of host "${host}" comes before "${shownLink(drbd)}"`,
          related: [{ at: drbd, message: 'DRBD starts here' }],
        }
      }
    }
  },
})
