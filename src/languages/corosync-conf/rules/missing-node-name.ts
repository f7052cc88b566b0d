import { defineRule } from '../../../rules/define-rule.js'
import { isInDoubt } from '../analysis/doubt.js'
import { confirming } from '../analysis/meant.js'
import { linksOfNodes } from '../analysis/totem.js'
import { isStrict } from '../targets.js'
import type { CorosyncConf } from '../model.js'

/** A node has no name, and there are several links. */
export const missingNodeName = defineRule<CorosyncConf>({
  id: 'corosync-conf/missing-node-name',
  severity: 'error',
  origin: 'daemon',
  summary: 'a node has no name, and there are several links',
  why: 'With two links or more the nodes are found by their names; corosync refuses the file where one has none.',
  do: 'Write name: with what uname -n prints on that host.',
  sources: ['corosync 3.1.7 exec/totemconfig.c "for a multi-link configuration, all nodes must have a \'name\' attribute"'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	[|node|] {\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n		ring1_addr: 198.51.100.1\n	}\n}\n'],
    good: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\n'],
  },

  *check({ model }) {
    if (!isStrict(model.target) || isInDoubt(model, 'nodelist') || linksOfNodes(model.nodes).length < 2) return
    for (const node of model.nodes) if (node.name === undefined) yield { at: node.place, message: 'The node has no "name", which several links need', ...confirming(node.settings.values(), 'name') }
  },
})
