import { defineRule } from '../../../rules/define-rule.js'
import { numberOf } from '../analysis/totem.js'
import type { CorosyncConf } from '../model.js'

/** Wait_for_all is off with two nodes. */
export const unsafeWaitForAll = defineRule<CorosyncConf>({
  id: 'corosync-conf/unsafe-wait-for-all',
  severity: 'warning',
  origin: 'practice',
  summary: 'wait_for_all is off with two nodes',
  why: 'A node that boots while the network is cut has quorum at once, fences the other one, and is fenced by it in its turn.',
  do: 'Delete the line: two_node switches it on.',
  sources: ['corosync.conf(5), votequorum(5) on wait_for_all'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\nquorum {\n	provider: corosync_votequorum\n	two_node: 1\n	[|wait_for_all|]: 0\n}\n'],
    good: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\nquorum {\n	provider: corosync_votequorum\n	two_node: 1\n}\n'],
  },

  *check({ model }) {
    const setting = model.settings.get('quorum.wait_for_all')
    if (setting !== undefined && numberOf(setting) === 0 && numberOf(model.settings.get('quorum.two_node')) === 1 && model.nodes.length === 2) yield { at: setting.key, message: 'Two nodes that do not wait for each other fence each other in turn' }
  },
})
