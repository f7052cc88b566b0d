import { defineRule } from '../../../rules/define-rule.js'
import { numberOf } from '../analysis/totem.js'
import { isStrict } from '../targets.js'
import type { CorosyncConf } from '../model.js'

/** The share of the token time is above 100 %. */
export const invalidTokenWarning = defineRule<CorosyncConf>({
  id: 'corosync-conf/invalid-token-warning',
  severity: 'error',
  origin: 'daemon',
  summary: 'the share of the token time is above 100 %',
  why: 'Corosync refuses the file.',
  do: 'Write a number from 0 (off) to 100.',
  sources: ['corosync 3.1.7 exec/totemconfig.c "must be between 0 (disabled) and 100"'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	token_warning: [|101|]\n}\n'],
    good: ['totem {\n	token_warning: 75\n}\n'],
  },

  *check({ model }) {
    const setting = model.settings.get('totem.token_warning')
    const number = numberOf(setting)
    if (setting !== undefined && number !== undefined && number > 100 && isStrict(model.target)) yield { at: setting.value, message: `${number} % is more than 100 %` }
  },
})
