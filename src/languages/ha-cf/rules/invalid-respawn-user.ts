import { defineFault } from '../../../rules/define-rule.js'

/** The user of respawn has at most 63 bytes. */
export const invalidRespawnUser = defineFault({
  id: 'ha-cf/invalid-respawn-user',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'the name of the user is too long',
  why: 'Heartbeat does not start.',
  do: 'Name a user of the host.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c add_client_child_base()'],
  since: '0.1.0',
  examples: {
    bad: [`respawn [|${'u'.repeat(64)}|] /bin/true\n`],
    good: ['respawn hacluster /bin/true\n'],
  },
})
