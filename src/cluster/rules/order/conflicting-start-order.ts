import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { wrongStarts } from '../../view/boot.js'
import { deviceUsersOn } from '../../view/device-users.js'
import { heartbeatExample } from '../example-cluster.js'

/** Heartbeat must start after DRBD, and so must rgmanager and the mounts of GFS where they use DRBD. */
export const conflictingStartOrder = defineClusterRule({
  id: 'cluster/conflicting-start-order',
  severity: 'error',
  origin: 'practice',
  summary: 'heartbeat, rgmanager or GFS starts before DRBD',
  why: 'drbddisk finds no device, fails, and heartbeat gives the group up at every boot; a service of rgmanager fails likewise, and a file system on DRBD is not mounted.',
  do: 'Start DRBD first: 70 for drbd, 75 for heartbeat and 99 for rgmanager are the usual numbers; below clvmd and GFS give it a number between cman and clvmd.',
  sources: ['drbd 0.7 debian/postinst: update-rc.d drbd defaults 70 8', 'heartbeat debian/postinst: start 75', 'rgmanager init.d/rgmanager: chkconfig - 99 01'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('heartbeat at 20', { 'alpha:facts/rc.txt': '/etc/rc2.d:\nS20heartbeat\nS70drbd\n' }),
      heartbeatExample('a unit of the administrator', {
        'alpha:facts/services.txt': 'drbd.service enabled\nheartbeat.service enabled\n',
        'alpha:/etc/systemd/system/heartbeat.service': '[Unit]\nBefore=drbd.service\n',
      }),
    ],
    good: [
      heartbeatExample('the usual numbers', { '*:facts/rc.txt': '/etc/rc2.d:\nS70drbd\nS75heartbeat\n' }),
      heartbeatExample('insserv starts what has one number side by side, heartbeat after drbd by its header', {
        '*:facts/rc.txt': '/etc/rc2.d:\nS01anacron\nS01heartbeat\nS01drbd\n',
      }),
      heartbeatExample('systemd goes by units', {
        '*:facts/rc.txt': '/etc/rc2.d:\nS20heartbeat\nS70drbd\n',
        '*:/etc/os-release': 'ID=debian\nVERSION_ID="12"\n',
      }),
    ],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      for (const services of usersAtBoot(cluster, host)) {
        const [wrong] = services.flatMap(service => [...wrongStarts(cluster, host, ['drbd', service])])
        if (wrong === undefined) continue
        const { first: drbd, second: manager } = wrong
        yield {
          at: manager.at,
          message: `"${manager.name}" of host "${host}" comes before "${drbd.name}"`,
          related: [{ at: drbd.at, message: 'DRBD starts here' }],
        }
      }
    }
  },
})

/** The services that need DRBD when they start; those in one list need it for one thing, and are reported once. */
function usersAtBoot(cluster: ClusterModel, host: string): readonly (readonly string[])[] {
  const users = deviceUsersOn(cluster, host).map(({ service }) => service)
  const mounts = users.filter(service => service === 'gfs' || service === 'gfs2')
  // Without a mount at boot somebody may activate the volumes later, when DRBD is primary.
  const shared = mounts.length === 0 ? [] : [[...users.filter(service => service === 'clvmd'), ...mounts]]
  return [...users.filter(service => service === 'heartbeat' || service === 'rgmanager').map(service => [service]), ...shared]
}
