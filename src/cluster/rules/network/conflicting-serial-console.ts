import { defineClusterRule } from '../../define-cluster-rule.js'
import { heartbeatExample } from '../example-cluster.js'

/** The serial line of heartbeat must not be a login terminal too. */
export const conflictingSerialConsole = defineClusterRule({
  id: 'cluster/conflicting-serial-console',
  severity: 'error',
  origin: 'practice',
  summary: 'init offers a login on the serial line that heartbeat uses',
  why: 'getty and heartbeat read each other\'s bytes. Packets are mangled, and the path is no use when it is needed.',
  do: 'Remove the getty line, or use another serial port.',
  sources: ['Linux-HA FAQ, "serial": no getty on the port', 'inittab(5)'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('getty on ttyS0', {
      '*:/etc/ha.d/ha.cf': ['bcast eth1', 'bcast eth1\nserial /dev/ttyS0'],
      'alpha:/etc/inittab': 'T0:23:respawn:/sbin/getty -L ttyS0 9600 vt100\n',
    })],
    good: [heartbeatExample('getty on another port', {
      '*:/etc/ha.d/ha.cf': ['bcast eth1', 'bcast eth1\nserial /dev/ttyS0'],
      'alpha:/etc/inittab': 'T1:23:respawn:/sbin/getty -L ttyS1 9600 vt100\n',
    })],
  },

  *check(cluster) {
    for (const link of cluster.facts('heartbeat-link')) {
      const { device } = link.fact
      if (device === undefined) continue
      const login = cluster.factsOn(link.host, 'login-terminal').find(({ fact }) => `/dev/${fact.terminal}` === device)
      if (login === undefined) continue
      yield {
        at: link,
        message: `Init offers a login on "${device}" of host "${link.host}"`,
        related: [{ at: login, message: 'the login is set up here' }],
      }
    }
  },
})
