import { defineRule } from '../../../rules/define-rule.js'
import { numberOf, transportOf } from '../analysis/totem.js'
import { isStrict } from '../targets.js'
import type { CorosyncConf } from '../model.js'

/** A priority is set for a transport without one. */
export const misplacedLinkPriority = defineRule<CorosyncConf>({
  id: 'corosync-conf/misplaced-link-priority',
  severity: 'error',
  origin: 'daemon',
  summary: 'a priority is set for a transport without one',
  why: 'Only knet has priorities of links; corosync refuses the file.',
  do: 'Delete the line, or use knet.',
  sources: ['corosync 3.1.7 exec/totemconfig.c "Can only set link priority on knet transport type"'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	transport: udpu\n	interface {\n		knet_link_priority: [|2|]\n	}\n}\n'],
    good: ['totem {\n	interface {\n		knet_link_priority: 2\n	}\n}\n'],
  },

  *check({ model }) {
    const { transport } = transportOf(model)
    if ((transport !== 'udp' && transport !== 'udpu') || !isStrict(model.target)) return
    for (const { settings } of model.links.values()) {
      const priority = settings.get('knet_link_priority')
      const number = numberOf(priority)
      if (priority !== undefined && number !== undefined && number > 1) yield { at: priority.value, message: `Transport "${transport}" has no priorities` }
    }
  },
})
