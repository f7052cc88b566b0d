import { defineFault } from '../../../rules/define-rule.js'

/** crmd_spawns_pengine must stand above pacemaker. */
export const misplacedCrmdSpawnsPengine = defineFault({
  id: 'ha-cf/misplaced-crmd-spawns-pengine',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'crmd_spawns_pengine stands below pacemaker',
  why: 'Heartbeat does not start.',
  do: 'Move the line above pacemaker.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c set_pengine_by_crm(), fail_if_after_pacemaker()'],
  since: '0.1.0',
  examples: {
    bad: ['pacemaker on\ncrmd_spawns_pengine [|yes|]\n'],
    good: ['crmd_spawns_pengine yes\npacemaker on\n'],
  },
})
