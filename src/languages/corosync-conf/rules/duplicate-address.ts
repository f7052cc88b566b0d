import { defineRule } from '../../../rules/define-rule.js'
import type { Setting } from '../model.js'
import type { CorosyncConf } from '../model.js'

function linkOf({ key }: Setting): number {
  return Number(/\d+/.exec(key.value)?.[0] ?? 0)
}

/** Two nodes, or two links of one, have one address. */
export const duplicateAddress = defineRule<CorosyncConf>({
  id: 'corosync-conf/duplicate-address',
  severity: 'error',
  origin: 'practice',
  summary: 'two nodes, or two links of one, have one address',
  why: 'Two nodes of one address never form a cluster, and a second link on the first one\'s address is no second link. Corosync says nothing.',
  do: 'Write the address of each node on each link.',
  sources: ['corosync 3.1.7 -t, tried: accepted'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: [|192.0.2.1|]\n	}\n}\n', 'totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n		ring1_addr: [|192.0.2.1|]\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n		ring1_addr: 198.51.100.2\n	}\n}\n'],
    good: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\n'],
  },

  *check({ model }) {
    const seen = new Map<string, Setting>()
    for (const { addresses } of model.nodes) {
      for (const setting of addresses.values()) {
        const { value } = setting.value
        if (value === '') continue
        const first = seen.get(value)
        if (first === undefined) seen.set(value, setting)
        else yield { at: setting.value, message: `"${value}" is the address of ${addresses.get(linkOf(first)) === first ? 'another link of this node' : 'another node'} already`, related: [{ at: first.value, message: 'here' }] }
      }
    }
  },
})
