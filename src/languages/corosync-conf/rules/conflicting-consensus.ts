import { defineRule } from '../../../rules/define-rule.js'
import { timesOf } from '../analysis/totem.js'
import type { CorosyncConf } from '../model.js'

/** Consensus is shorter than join. */
export const conflictingConsensus = defineRule<CorosyncConf>({
  id: 'corosync-conf/conflicting-consensus',
  severity: 'error',
  origin: 'daemon',
  summary: 'consensus is shorter than join',
  why: 'Corosync refuses the file: the nodes could not agree before all had joined.',
  do: 'Leave consensus out: it follows the token time.',
  sources: ['corosync 3.1.7 exec/totemconfig.c totem_volatile_config_validate(): "may not be less than join timeout"'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	consensus: [|40|]\n}\n'],
    good: ['totem {\n	consensus: 4000\n}\n'],
  },

  *check({ model }) {
    const setting = model.settings.get('totem.consensus') ?? model.settings.get('totem.join')
    const { consensus, join } = timesOf(model)
    if (setting !== undefined && consensus >= 30 && join >= 30 && consensus < join) yield { at: setting.value, message: `The time for consensus, ${consensus} ms, is less than that for joining, ${join} ms` }
  },
})
