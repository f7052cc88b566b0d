import { defineRule } from '../../../rules/define-rule.js'
import { numberAt } from '../analysis/totem.js'
import { isStrict } from '../targets.js'
import type { CorosyncConf } from '../model.js'

/** A time is smaller than corosync takes. */
export const tooSmallTime = defineRule<CorosyncConf>({
  id: 'corosync-conf/too-small-time',
  severity: 'error',
  origin: 'daemon',
  summary: 'a time is smaller than corosync takes',
  why: 'Corosync refuses times of less than 30 ms (the hold time: 14 ms since 3.0.2), because the ring could not turn within them.',
  do: 'Leave the line out, or write a larger number.',
  sources: ['corosync 3.1.7 exec/totemconfig.c totem_volatile_config_validate(): "may not be less than"'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	token: [|20|]\n}\n', 'totem {\n	hold: [|13|]\n}\n'],
    good: ['totem {\n	token: 3000\n	join: 0\n}\n'],
  },

  *check({ model }) {
    for (const name of ['max_network_delay', 'token', 'token_retransmit', 'join', 'consensus', 'merge', 'downcheck', 'hold']) {
      const setting = model.settings.get(`totem.${name}`)
      const number = numberAt(model, `totem.${name}`)
      const least = name === 'hold' && isStrict(model.target) ? 14 : 30
      if (setting !== undefined && number !== undefined && number < least) yield { at: setting.value, message: `${number} ms is less than ${least} ms` }
    }
    if (isStrict(model.target)) return
    for (const [name, least] of [['rrp_token_expired_timeout', 30], ['rrp_problem_count_timeout', 30], ['rrp_problem_count_threshold', 2], ['rrp_problem_count_mcast_threshold', 2]] as const) {
      const setting = model.settings.get(`totem.${name}`)
      const number = numberAt(model, `totem.${name}`)
      if (setting !== undefined && number !== undefined && number < least) yield { at: setting.value, message: `${number} is less than ${least}` }
    }
  },
})
