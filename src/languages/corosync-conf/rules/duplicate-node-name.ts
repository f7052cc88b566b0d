import { defineRule } from '../../../rules/define-rule.js'
import type { Setting } from '../model.js'
import type { CorosyncConf } from '../model.js'

/** Two nodes have one name. */
export const duplicateNodeName = defineRule<CorosyncConf>({
  id: 'corosync-conf/duplicate-node-name',
  severity: 'error',
  origin: 'practice',
  summary: 'two nodes have one name',
  why: 'A host may take itself for the other one. Corosync says nothing.',
  do: 'Write what uname -n prints on each host.',
  sources: ['corosync 3.1.7 -t, tried: accepted'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: [|alpha|]\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\n'],
    good: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\n'],
  },

  *check({ model }) {
    const seen = new Map<string, Setting>()
    for (const { name } of model.nodes) {
      if (name === undefined || name.value.value === '') continue
      const first = seen.get(name.value.value)
      if (first === undefined) seen.set(name.value.value, name)
      else yield { at: name.value, message: `"${name.value.value}" is the name of another node already`, related: [{ at: first.value, message: 'here' }] }
    }
  },
})
