import { defineRule } from '../../../rules/define-rule.js'
import { numberAt, timesOf } from '../analysis/totem.js'
import type { CorosyncConf } from '../model.js'

/** The token time is very short. */
export const unsafeToken = defineRule<CorosyncConf>({
  id: 'corosync-conf/unsafe-token',
  severity: 'warning',
  origin: 'practice',
  summary: 'the token time is very short',
  why: 'A busy host or a paused virtual machine counts as lost and is fenced.',
  do: 'Leave token at 3000, or at 1000 at least.',
  sources: ['corosync.conf(5) on token'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	version: 2\n	token: [|500|]\n}\n'],
    good: ['totem {\n	version: 2\n	token: 3000\n}\n'],
  },

  *check({ model }) {
    const setting = model.settings.get('totem.token')
    const token = numberAt(model, 'totem.token')
    if (setting === undefined || token === undefined) return
    const { retransmit, hold } = timesOf(model)
    if (token < 1000 && retransmit >= 30 && hold >= 14 && token >= 30) yield { at: setting.value, message: `After ${token} ms without a token a node counts as lost` }
  },
})
