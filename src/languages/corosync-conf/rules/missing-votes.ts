import { defineRule } from '../../../rules/define-rule.js'
import { isInDoubt } from '../analysis/doubt.js'
import { isAtLeast, isStrict } from '../targets.js'
import type { CorosyncConf } from '../model.js'

/** Quorum does not know how many votes there are. */
export const missingVotes = defineRule<CorosyncConf>({
  id: 'corosync-conf/missing-votes',
  severity: 'error',
  origin: 'daemon',
  summary: 'quorum does not know how many votes there are',
  why: 'Corosync does not start: it counts the nodelist, or reads expected_votes. corosync -t does not look.',
  do: 'Write a nodelist.',
  sources: ['corosync 3.1.7 exec/votequorum.c votequorum_readconfig(): "nodelist or quorum.expected_votes must be configured!", at start'],
  since: '0.1.0',
  examples: {
    bad: [{ text: 'totem {\n	version: 2\n	interface {\n		ringnumber: 0\n		bindnetaddr: 192.0.2.0\n	}\n}\nquorum {\n	provider: [|corosync_votequorum|]\n}\n', target: '2.4' }],
    good: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\nquorum {\n	provider: corosync_votequorum\n	two_node: 1\n}\n'],
  },

  *check({ model }) {
    const provider = model.settings.get('quorum.provider')
    if (isStrict(model.target) || provider?.value.value !== 'corosync_votequorum' || isInDoubt(model, 'quorum', 'nodelist') || !isAtLeast(model.target, '2.0')) return
    if (model.nodes.length === 0 && !model.settings.has('quorum.expected_votes')) yield { at: provider.value, message: 'Neither a nodelist nor "expected_votes" says how many votes there are' }
  },
})
