import { listed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { isBefore, linkOf, shownLink } from '../../view/start-order.js'
import { heartbeatExample } from '../example-cluster.js'

const users = [
  'heartbeat',
  'gnbd',
  'gnbd_serv',
  'clvmd',
  'fenced',
  'cman',
  'ccsd',
  'ocfs2',
  'o2cb',
  'gfs',
  'gfs2',
  'nfs-kernel-server',
  'xendomains',
]

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
    bad: [heartbeatExample('clvmd at 49', { 'alpha:facts/rc.txt': '/etc/rc0.d:\nK05heartbeat\nK08drbd\nK49clvmd\n' })],
    good: [
      heartbeatExample('everything before DRBD', {
        'alpha:facts/rc.txt': '/etc/rc0.d:\nK05heartbeat\nK06clvmd\nK08drbd\n',
      }),
    ],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      const drbd = linkOf(cluster, host, { action: 'stop', services: ['drbd'] })
      if (drbd === undefined) continue
      const late = users.flatMap(service => {
        const link = linkOf(cluster, host, { action: 'stop', services: [service] })
        return link === undefined || isBefore(link, drbd) ? [] : [link]
      })
      const [first] = late
      if (first === undefined) continue
      yield {
        at: drbd,
        message:
          `"${shownLink(drbd)}" of host "${host}" comes before ` +
          `${listed(late.slice(0, 5).map(link => `"${shownLink(link)}"`))}`,
        related: late.map(link => ({ at: link, message: `${link.fact.service} stops here` })),
      }
    }
  },
})
