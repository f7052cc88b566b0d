import type { HostFact } from '../../../facts/fact-index.js'
import { addTo } from '../../../text/multimap.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { heartbeatExample } from '../example-cluster.js'

function drbddisk(stop: string): string {
  return `#!/bin/sh
RES="$1"
case "$2" in
  start)
    drbdadm primary $RES && gnbd_serv && gnbd_export -c -e data -d /dev/drbd0 || exit 1
    ;;
  stop)
    ${stop}
    ;;
esac
`
}

/** An export must be withdrawn before the device is demoted, and made after it was promoted. */
export const conflictingScriptOrder = defineClusterRule({
  id: 'cluster/conflicting-script-order',
  severity: 'error',
  origin: 'practice',
  summary: 'a resource script demotes a DRBD device while something still uses it',
  why:
    'The demotion fails while the export holds the device. Heartbeat repeats the stop ten times, then kills itself ' +
    'and reboots the host: every orderly switch-over ends in a reset.',
  do: 'On stop: withdraw the export, stop the server, release volumes, then demote. On start the other way round.',
  sources: [
    'drbdadm(8) "secondary": fails while the device is open',
    'heartbeat 3.0.6 ResourceManager: RecoverFromFailedStop after HA_STOPRETRYMAX tries',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('the demotion comes first', {
        'alpha:/etc/ha.d/resource.d/drbddisk': drbddisk(
          'drbdadm secondary $RES && gnbd_export -R && gnbd_serv -k || exit 1',
        ),
      }),
    ],
    good: [
      heartbeatExample('the demotion comes last', {
        'alpha:/etc/ha.d/resource.d/drbddisk': drbddisk(
          'gnbd_export -R && gnbd_serv -k && drbdadm secondary $RES || exit 1',
        ),
      }),
    ],
  },

  *check(cluster) {
    const branches = new Map<string, HostFact<'script-command'>[]>()
    for (const entry of cluster.facts('script-command')) {
      const key = [entry.origin.file, entry.fact.script, entry.fact.branch].join('\0')
      addTo(branches, key, entry)
    }
    for (const commands of branches.values()) {
      const ordered = commands.sort((a, b) => a.fact.index - b.fact.index)
      const branch = ordered[0]?.fact.branch
      const change = ordered.find(({ fact }) => isRoleChange(fact, branch === 'stop' ? 'secondary' : 'primary'))
      const users = ordered.filter(({ fact }) => isUser(fact))
      if (change === undefined || (branch !== 'start' && branch !== 'stop')) continue
      const wrong = users.find(
        ({ fact }) => (branch === 'stop' ? fact.index > change.fact.index : fact.index < change.fact.index),
      )
      if (wrong === undefined) continue
      yield {
        at: change,
        message:
          branch === 'stop'
            ? `The device is demoted before "${shown(wrong)}" releases it`
            : `The device is promoted after "${shown(wrong)}" needs it`,
        related: [{ at: wrong, message: 'the device is used here' }],
      }
    }
  },
})

type Command = HostFact<'script-command'>['fact']

function isRoleChange({ command, arguments: words }: Command, role: string): boolean {
  return (/drbdadm|DRBDADM/.test(command) || command === 'drbdsetup') && words.includes(role)
}

function isUser({ command }: Command): boolean {
  return /^(gnbd_export|gnbd_serv|mount|umount|vblade|ietadm|tgtadm|exportfs)$/.test(command)
}

function shown({ fact }: HostFact<'script-command'>): string {
  return [fact.command, ...fact.arguments].join(' ').slice(0, 40)
}
