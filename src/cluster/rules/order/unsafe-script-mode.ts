import { addTo } from '../../../text/multimap.js'
import { listed } from '../../../text/quantity.js'
import type { HostFact } from '../../../facts/fact-index.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { startAtBoot } from '../../view/boot.js'
import type { BootStart } from '../../view/boot.js'
import { modeOn } from '../../view/modes.js'
import { heartbeatExample } from '../example-cluster.js'

const script = '#!/bin/sh\ncase "$1" in\n  start) drbdadm up all ;;\n  stop) drbdadm down all ;;\n  status) cat /proc/drbd ;;\nesac\n'
const links = '/etc/rc2.d:\nS70drbd\nS75heartbeat\n'

/** What boot is to start must be executable. */
export const unsafeScriptMode = defineClusterRule({
  id: 'cluster/unsafe-script-mode',
  severity: 'error',
  origin: 'practice',
  summary: 'an init script that boot is to start is not executable',
  why: 'rc passes over scripts that are not executable and says nothing: after a reboot the service does not run on that host.',
  do: 'chmod 755 the script.',
  sources: ['initscripts /etc/rc.d/rc, check_runlevel(): [ -x "$1" ]', 'sysvinit /etc/init.d/rc of Debian: [ -x "$script" ]'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('nobody may run the script of DRBD on beta', {
        '*:facts/rc.txt': links,
        '*:/etc/init.d/drbd': script,
        'alpha:facts/stat.txt': '755 root root /etc/init.d/drbd\n',
        'beta:facts/stat.txt': '644 root root /etc/init.d/drbd\n',
      }),
    ],
    good: [
      heartbeatExample('all may run it', { '*:facts/rc.txt': links, '*:/etc/init.d/drbd': script, '*:facts/stat.txt': '755 root root /etc/init.d/drbd\n' }),
      heartbeatExample('boot does not start it', { '*:facts/rc.txt': '/etc/rc2.d:\nS75heartbeat\n', '*:/etc/init.d/drbd': script, '*:facts/stat.txt': '644 root root /etc/init.d/drbd\n' }),
    ],
  },

  *check(cluster) {
    const scripts = new Map<string, Stopped[]>()
    for (const host of cluster.hosts.keys()) {
      for (const stopped of notExecutable(cluster, host)) addTo(scripts, stopped.script.fact.name, stopped)
    }
    for (const [name, [first, ...others]] of scripts) {
      if (first === undefined) continue
      const all = [first, ...others].map(({ script: { host } }) => `"${host}"`)
      yield {
        at: first.script,
        message: `"${first.start.name}" does nothing on ${all.length === 1 ? 'host' : 'hosts'} ${listed(all)}: the script "${name}" is not executable`,
        related: [{ at: first.start.at, message: 'boot is to start it here' }, ...others.map(other => ({ at: other.script, message: `the script on "${other.script.host}"` }))],
      }
    }
  },
})

interface Stopped {
  readonly script: HostFact<'init-script'>
  readonly start: BootStart
}

function* notExecutable(cluster: ClusterModel, host: string): Generator<Stopped> {
  const seen = new Set<string>()
  for (const entry of cluster.factsOn(host, 'init-script')) {
    const mode = modeOn(cluster, host, entry.fact.path)
    if (mode === undefined || (mode & 0o111) !== 0 || seen.has(entry.fact.name)) continue
    seen.add(entry.fact.name)
    const start = startAtBoot(cluster, host, entry.fact.name)
    // Of a native unit systemd asks no script.
    if (start !== undefined && start.link !== undefined) yield { script: entry, start }
  }
}
