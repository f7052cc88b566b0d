import { defineRule } from '../../../rules/define-rule.js'
import { numberAt } from '../analysis/totem.js'
import type { CorosyncConf } from '../model.js'

/** The token time is very long. */
export const longToken = defineRule<CorosyncConf>({
  id: 'corosync-conf/long-token',
  severity: 'info',
  origin: 'practice',
  summary: 'the token time is very long',
  why: 'So long a dead node goes unnoticed, and services stand.',
  do: 'Write some seconds, unless the network demands it.',
  sources: ['corosync.conf(5) on token'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	version: 2\n	token: [|60000|]\n}\n'],
    good: ['totem {\n	version: 2\n	token: 10000\n}\n'],
  },

  *check({ model }) {
    const setting = model.settings.get('totem.token')
    const token = numberAt(model, 'totem.token')
    if (setting !== undefined && token !== undefined && token > 30_000) yield { at: setting.value, message: `A dead node is noticed after ${token / 1000} s` }
  },
})
