import { defineRule } from '../../../rules/define-rule.js'
import type { HaCf } from '../schema.js'

/** Heartbeat's own programs lie in one folder. */
export const mismatchedProgramFolder = defineRule<HaCf>({
  id: 'ha-cf/mismatched-program-folder',
  severity: 'warning',
  origin: 'practice',
  summary: 'programs of heartbeat in different folders',
  why:
    'A release keeps them in one of /usr/lib, /usr/lib64 and /usr/libexec. Heartbeat does not start when ' +
    'one of them is not there.',
  do: 'Look where the programs lie on this host, and use that folder in all lines.',
  sources: [
    'heartbeat 3.0.6 heartbeat/config.c add_client_child_base(): not executable',
    'Debian heartbeat 1:3.0.6-13, changelog: programs moved to /usr/libexec',
  ],
  since: '0.1.0',
  examples: {
    bad: ['respawn hacluster /usr/lib/heartbeat/ipfail\nrespawn hacluster [|/usr/lib64/heartbeat/dopd|]\n'],
    good: ['respawn hacluster /usr/lib/heartbeat/ipfail\nrespawn hacluster /usr/lib/heartbeat/dopd\n'],
  },

  *check({ model }) {
    let first: (typeof model.respawns)[number]['command'] | undefined
    for (const { command } of model.respawns) {
      if (folderOf(command.value) === undefined) continue
      first ??= command
      if (folderOf(command.value) === folderOf(first.value)) continue
      yield {
        at: command,
        message: `"${command.value}" lies in another folder than "${first.value}"`,
        related: [{ at: first, message: 'the first program of heartbeat is named here' }],
      }
    }
  },
})

function folderOf(path: string): string | undefined {
  return /^(\/usr\/(?:lib|lib64|libexec)\/heartbeat)\//.exec(path)?.[1]
}
