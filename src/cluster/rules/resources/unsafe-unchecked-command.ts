import { addTo } from '../../../text/multimap.js'
import { listed } from '../../../text/quantity.js'
import type { HostFact } from '../../../facts/fact-index.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { isOfBootOnly } from '../../view/scripts.js'
import { heartbeatExample } from '../example-cluster.js'

function script(start: string): string {
  return `#!/bin/sh
case "$1" in
  start)
    ${start}
    ;;
  stop)
    gnbd_export -r data && gnbd_serv -k || exit 1
    ;;
  status) echo stopped ;;
esac
exit 0
`
}

/** The start of a resource must fail when one of its steps does. */
export const unsafeUncheckedCommand = defineClusterRule({
  id: 'cluster/unsafe-unchecked-command',
  severity: 'warning',
  origin: 'practice',
  summary: 'a resource script does not look at the result of a command that starts the service',
  why:
    'The script reports success whatever happened. The group counts as running without its export, and no failover ' +
    'follows.',
  do: 'End the branch with the status of the first step that fails: command || exit 1.',
  sources: ['heartbeat 3.0.6 ResourceManager: only the exit status of start is looked at'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('the export may fail', {
        'alpha:/etc/ha.d/resource.d/export': script('gnbd_serv\n    gnbd_export -c -e data -d /dev/drbd0'),
      }),
    ],
    good: [
      heartbeatExample('boot runs the script, and no group depends on it', { 'alpha:/etc/init.d/export': script('gnbd_serv\n    gnbd_export -c -e data -d /dev/drbd0') }),
      heartbeatExample('each step is checked', {
        'alpha:/etc/ha.d/resource.d/export': script(
          'gnbd_serv || exit 1\n    gnbd_export -c -e data -d /dev/drbd0 || exit 1',
        ),
      }),
    ],
  },

  *check(cluster) {
    const byBranch = new Map<string, HostFact<'script-command'>[]>()
    for (const entry of cluster.facts('script-command')) {
      const { command, branch, isChecked, isUnreachable, script } = entry.fact
      if (
        branch !== 'start' ||
        isChecked ||
        isUnreachable ||
        !/^(gnbd_\w+|vgchange|lvchange|mount|exportfs|drbdadm)$/.test(command) ||
        isOfBootOnly(cluster, entry)
      ) continue
      const key = `${entry.origin.file}\0${script}`
      addTo(byBranch, key, entry)
    }
    for (const [first, ...others] of byBranch.values()) {
      if (first === undefined) continue
      const names = [...new Set([first, ...others].map(({ fact }) => `"${fact.command}"`))]
      yield {
        at: first,
        message:
          `Script "${first.fact.script}" does not check whether ${listed(names)} ` +
          `succeed${names.length === 1 ? 's' : ''}`,
        related: others.map(entry => ({ at: entry, message: 'nor here' })),
      }
    }
  },
})
