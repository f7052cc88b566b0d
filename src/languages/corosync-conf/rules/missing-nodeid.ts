import { defineRule } from '../../../rules/define-rule.js'
import { isInDoubt } from '../analysis/doubt.js'
import { confirming } from '../analysis/meant.js'
import { nodeInWords, numberOf, transportOf } from '../analysis/totem.js'
import { isStrict } from '../targets.js'
import type { CorosyncConf } from '../model.js'

/** A node has no number. */
export const missingNodeid = defineRule<CorosyncConf>({
  id: 'corosync-conf/missing-nodeid',
  severity: 'error',
  origin: 'daemon',
  summary: 'a node has no number',
  why: 'Knet tells nodes apart by their numbers; corosync refuses the file where one has none, or 0.',
  do: 'Write nodeid: with a number of its own.',
  sources: ['corosync 3.1.7 exec/totemconfig.c "Knet requires an explicit nodeid"'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	[|node|] {\n		name: alpha\n		ring0_addr: 192.0.2.1\n	}\n}\n'],
    good: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\n'],
  },

  *check({ model }) {
    if (transportOf(model).transport !== 'knet' || !isStrict(model.target) || isInDoubt(model, 'totem', 'nodelist')) return
    for (const node of model.nodes) {
      if (node.addresses.size === 0 && (model.host === undefined || node.name?.value.value !== model.host)) continue
      if (node.nodeid === undefined) yield { at: node.place, message: `${nodeInWords(node)} has no "nodeid"`, ...confirming(node.settings.values(), 'nodeid') }
      else if (numberOf(node.nodeid) === 0) yield { at: node.nodeid.value, message: 'The number 0 counts as none' }
    }
  },
})
