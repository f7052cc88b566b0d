import { defineRule } from '../../../rules/define-rule.js'
import { numberAt, timesOf } from '../analysis/totem.js'
import { isStrict } from '../targets.js'
import type { CorosyncConf } from '../model.js'

/** The token cannot be sent again so often within its time. */
export const conflictingRetransmits = defineRule<CorosyncConf>({
  id: 'corosync-conf/conflicting-retransmits',
  severity: 'error',
  origin: 'daemon',
  summary: 'the token cannot be sent again so often within its time',
  why: 'Corosync divides the token time by the number of retransmits, gets less than 30 ms, and refuses the file.',
  do: 'Raise token, or leave token_retransmits_before_loss_const out.',
  sources: ['corosync 3.1.7 exec/totemconfig.c totem_volatile_config_validate(): "Not appropriate token or token_retransmits_before_loss_const value set"'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	token: [|125|]\n}\n'],
    good: ['totem {\n	token: 126\n}\n'],
  },

  *check({ model }) {
    const setting = model.settings.get('totem.token') ?? model.settings.get('totem.token_retransmits_before_loss_const')
    const token = numberAt(model, 'totem.token')
    if (token !== undefined && token < 30) return
    const { token: whole, retransmit, hold } = timesOf(model)
    const leastHold = isStrict(model.target) ? 14 : 30
    const own = model.settings.get('totem.token_retransmit')
    if (retransmit >= 30 && hold < leastHold && numberAt(model, 'totem.hold') === undefined) {
      const at = (own ?? setting)?.value
      if (at !== undefined) yield { at, message: `The time for which the token is held, ${hold} ms, would be less than ${leastHold} ms` }
    }
    if (setting === undefined || numberAt(model, 'totem.token_retransmit') !== undefined) return
    if (retransmit < 30) yield { at: setting.value, message: `Of a token time of ${whole} ms only ${retransmit} ms are left until the token is sent again` }
  },
})
