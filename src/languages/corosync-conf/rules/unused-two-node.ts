import { defineRule } from '../../../rules/define-rule.js'
import { holdsUnknown, isInDoubt } from '../analysis/doubt.js'
import { votesOf } from '../analysis/votes.js'
import { numberOf } from '../analysis/totem.js'
import type { CorosyncConf } from '../model.js'

/** Two_node is set, and there are not two nodes. */
export const unusedTwoNode = defineRule<CorosyncConf>({
  id: 'corosync-conf/unused-two-node',
  severity: 'warning',
  origin: 'practice',
  summary: 'two_node is set, and there are not two nodes',
  why: 'Corosync ignores it without a word: one lost node may stop everything, or nothing.',
  do: 'Delete the line.',
  sources: ['corosync.conf(5), votequorum(5) on two_node', 'corosync 3.1.7 exec/votequorum.c votequorum_readconfig()'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n	node {\n		name: gamma\n		nodeid: 3\n		ring0_addr: 192.0.2.3\n	}\n}\nquorum {\n	provider: corosync_votequorum\n	[|two_node|]: 1\n}\n'],
    good: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\nquorum {\n	provider: corosync_votequorum\n	two_node: 1\n}\n'],
  },

  *check({ model }) {
    const setting = model.settings.get('quorum.two_node')
    if (setting === undefined || numberOf(setting) !== 1 || model.nodes.length === 0 || isInDoubt(model, 'quorum', 'nodelist') || holdsUnknown(model, 'nodelist')) return
    const expected = numberOf(model.settings.get('quorum.expected_votes'))
    // A line that is not understood may say how many.
    if (expected === undefined && model.sections.some(({ path, isWhole }) => path === 'quorum' && !isWhole)) return
    const count = expected ?? votesOf(model)
    // That two nodes are told to expect other votes is told by itself.
    if (count !== undefined && count !== 2 && votesOf(model) !== 2) yield { at: setting.key, message: `"two_node" is for two votes, and there are ${count}` }
  },
})
