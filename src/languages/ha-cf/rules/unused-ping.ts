import { defineRule } from '../../../rules/define-rule.js'
import { programOf } from '../analysis/programs.js'
import type { HaCf } from '../schema.js'

/** Ping targets need a program that acts on them. */
export const unusedPing = defineRule<HaCf>({
  id: 'ha-cf/unused-ping',
  severity: 'info',
  origin: 'practice',
  summary: 'ping targets without ipfail',
  why: 'Heartbeat watches them, and nobody acts when they fall silent.',
  do: 'Add a respawn line for ipfail, or take the ping targets out.',
  sources: ['heartbeat GettingStarted, "Configuring ipfail"'],
  since: '0.1.0',
  examples: {
    bad: ['[|ping|] 192.0.2.1\nbcast eth0\n'],
    good: [
      'ping 192.0.2.1\nrespawn hacluster /usr/lib/heartbeat/ipfail\n',
      'ping 192.0.2.1\ncrm on\n',
      'ping 192.0.2.1\nrespawn root /usr/local/sbin/watch-network\n',
    ],
  },

  *check({ model }) {
    const ping = model.media.find(medium => medium.isPing)
    if (ping === undefined || model.manager !== 'haresources' || model.isTemplate || model.hasUnreadLines) return
    if (model.respawns.some(respawn => !isKnownOther(programOf(respawn)))) return
    const directive = model.directives.find(({ span }) => span.start <= ping.span.start && ping.span.end <= span.end)
    const at = directive?.name ?? ping
    yield { at, message: 'Nothing acts when a ping target falls silent: ipfail is not started' }
  },
})

/** Programs that do not look at ping targets; any other may. */
function isKnownOther(program: string): boolean {
  return program === 'dopd' || program === 'hbagent' || program === 'apphbd'
}
