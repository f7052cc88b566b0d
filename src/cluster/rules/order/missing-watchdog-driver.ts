import { defineClusterRule } from '../../define-cluster-rule.js'
import { heartbeatExample } from '../example-cluster.js'

/** Drivers that make /dev/watchdog. Source: drivers/watchdog of Linux. */
const driver = /^(softdog|.*wdt.*|.*_?watchdog|hpwdt|i6300esb|w83.*|sp5100_tco|iTCO_wdt|wafer5823wdt|ib700wdt|booke_wdt)$/i

/** A watchdog device needs a driver that somebody loads. */
export const missingWatchdogDriver = defineClusterRule({
  id: 'cluster/missing-watchdog-driver',
  severity: 'warning',
  origin: 'practice',
  summary: 'heartbeat uses a watchdog, and no file loads a driver for it',
  why: 'Without the device heartbeat goes on without it: a host that hangs is not reset.',
  do: 'Write softdog, or the driver of the hardware, into /etc/modules.',
  sources: ['heartbeat 3.0.6 heartbeat/hb_resource.c hb_init_watchdog(): a device that cannot be opened is a message', 'heartbeat shipped sample ha.cf, "watchdog": insmod softdog'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('modules without one', {
        'alpha:/etc/ha.d/ha.cf': ['auto_failback off', 'watchdog /dev/watchdog\nauto_failback off'],
        'alpha:/etc/modules': 'loop\n',
      }),
      heartbeatExample('modules as they were installed', {
        'alpha:/etc/ha.d/ha.cf': ['auto_failback off', 'watchdog /dev/watchdog\nauto_failback off'],
        'alpha:/etc/modules': '# /etc/modules: kernel modules to load at boot time.\n',
      }),
    ],
    good: [
      heartbeatExample('softdog', {
        'alpha:/etc/ha.d/ha.cf': ['auto_failback off', 'watchdog /dev/watchdog\nauto_failback off'],
        'alpha:/etc/modules': 'softdog\n',
      }),
      heartbeatExample('nothing is known of the modules', {
        'alpha:/etc/ha.d/ha.cf': ['auto_failback off', 'watchdog /dev/watchdog\nauto_failback off'],
      }),
    ],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      const option = cluster.factsOn(host, 'heartbeat-option').find(({ fact }) => fact.name === 'watchdog')
      const loaded = cluster.factsOn(host, 'kernel-module')
      const [first] = loaded
      if (option === undefined || (first === undefined && cluster.hosts.get(host)?.stateOf('/etc/modules') !== 'present')) continue
      if (loaded.some(({ fact }) => driver.test(fact.name))) continue
      if (cluster.factsOn(host, 'script-command').some(({ fact }) => /^(modprobe|insmod)$/.test(fact.command) && fact.arguments.some(word => driver.test(word)))) continue
      yield {
        at: option,
        message: `No file of host "${host}" loads a driver for "${option.fact.value}"`,
        related: first === undefined ? [] : [{ at: first, message: 'the modules that are loaded at boot' }],
      }
    }
  },
})
