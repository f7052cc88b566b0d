import { defineRule } from '../../../rules/define-rule.js'
import { isInDoubt } from '../analysis/doubt.js'
import { numberOf } from '../analysis/totem.js'
import { votesOf } from '../analysis/votes.js'
import { keyAt } from '../vocabulary.js'
import type { CorosyncConf } from '../model.js'

/** Of two nodes neither may go on by itself. */
export const missingTwoNode = defineRule<CorosyncConf>({
  id: 'corosync-conf/missing-two-node',
  severity: 'warning',
  origin: 'practice',
  summary: 'of two nodes neither may go on by itself',
  why: 'Half of the votes are no majority: when one node is lost, the other one stops.',
  do: 'Write two_node: 1 in quorum and have fencing, or add a quorum device or a third node.',
  sources: ['corosync.conf(5), votequorum(5)'],
  since: '0.1.0',
  // A copy that lacks nodes of the others, or of the CIB, lacks no two_node.
  followsFrom: [{ rules: ['cluster/mismatched-corosync-conf'], within: 'file' }],
  examples: {
    bad: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\nquorum {\n	provider: [|corosync_votequorum|]\n}\n'],
    good: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\nquorum {\n	provider: corosync_votequorum\n	two_node: 1\n}\n', 'totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n	node {\n		name: gamma\n		nodeid: 3\n		ring0_addr: 192.0.2.3\n	}\n}\nquorum {\n	provider: corosync_votequorum\n}\n'],
  },

  *check({ model }) {
    const provider = model.settings.get('quorum.provider')
    if (provider?.value.value !== 'corosync_votequorum' || model.nodes.length !== 2 || votesOf(model) !== 2 || isInDoubt(model, 'quorum', 'nodelist')) return
    const has = (path: string): boolean => model.settings.has(path)
    if (has('quorum.two_node') || has('quorum.device.model') || (has('quorum.expected_votes') && numberOf(model.settings.get('quorum.expected_votes')) !== 2) || has('quorum.auto_tie_breaker') || model.sections.some(({ path }) => path === 'quorum.device')) return
    // A key that is misspelt is reported by itself.
    if (model.sections.some(({ path, settings, isWhole }) => path === 'quorum' && (!isWhole || settings.some(setting => keyAt(setting.path) === undefined)))) return
    yield { at: provider.value, message: 'Neither of the two nodes goes on without the other' }
  },
})
