import { defineRule } from '../../../rules/define-rule.js'
import { numberOf } from '../analysis/totem.js'
import type { Setting } from '../model.js'
import type { CorosyncConf } from '../model.js'

/** Two nodes have one number. */
export const duplicateNodeid = defineRule<CorosyncConf>({
  id: 'corosync-conf/duplicate-nodeid',
  severity: 'error',
  origin: 'daemon',
  summary: 'two nodes have one number',
  why: 'Corosync refuses the file: nodes are told apart by their numbers.',
  do: 'Give each node a number of its own.',
  sources: ['corosync 3.1.7 exec/totemconfig.c "Nodeid n appears twice in corosync.conf"'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: [|1|]\n		ring0_addr: 192.0.2.2\n	}\n}\n'],
    good: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\n'],
  },

  *check({ model }) {
    const seen = new Map<number, Setting>()
    for (const { nodeid } of model.nodes) {
      const number = numberOf(nodeid)
      if (nodeid === undefined || number === undefined || number === 0) continue
      const first = seen.get(number)
      if (first === undefined) seen.set(number, nodeid)
      else yield { at: nodeid.value, message: `Number ${number} is that of another node already`, related: [{ at: first.value, message: 'here' }] }
    }
  },
})
