import { defineRule } from '../../../rules/define-rule.js'
import { isInDoubt } from '../analysis/doubt.js'
import { votesOf } from '../analysis/votes.js'
import { numberOf } from '../analysis/totem.js'
import type { CorosyncConf } from '../model.js'

/** Expected_votes is not the sum of the votes. */
export const mismatchedExpectedVotes = defineRule<CorosyncConf>({
  id: 'corosync-conf/mismatched-expected-votes',
  severity: 'warning',
  origin: 'practice',
  summary: 'expected_votes is not the sum of the votes',
  why: 'Quorum comes too early, so that a part may go on alone, or never.',
  do: 'Delete the line: the nodelist is counted.',
  sources: ['corosync.conf(5), votequorum(5) on expected_votes'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n	node {\n		name: gamma\n		nodeid: 3\n		ring0_addr: 192.0.2.3\n	}\n}\nquorum {\n	provider: corosync_votequorum\n	expected_votes: [|2|]\n}\n'],
    good: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n	node {\n		name: gamma\n		nodeid: 3\n		ring0_addr: 192.0.2.3\n	}\n}\nquorum {\n	provider: corosync_votequorum\n	expected_votes: 3\n}\n'],
  },

  *check({ model }) {
    const setting = model.settings.get('quorum.expected_votes')
    const expected = numberOf(setting)
    const votes = votesOf(model)
    if (setting === undefined || expected === undefined || votes === undefined || model.nodes.length === 0 || isInDoubt(model, 'quorum', 'nodelist')) return
    const device = numberOf(model.settings.get('quorum.device.votes')) ?? 0
    if (expected !== votes + device) yield { at: setting.value, message: `${expected} votes are expected, and the nodes${device > 0 ? ' and the device' : ''} have ${votes + device}` }
  },
})
