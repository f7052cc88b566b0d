import { defineRule } from '../../../rules/define-rule.js'
import { isInDoubt } from '../analysis/doubt.js'
import { votesOf } from '../analysis/votes.js'
import type { CorosyncConf } from '../model.js'

/** An even number of nodes may split in halves. */
export const missingTieBreaker = defineRule<CorosyncConf>({
  id: 'corosync-conf/missing-tie-breaker',
  severity: 'info',
  origin: 'practice',
  summary: 'an even number of nodes may split in halves',
  why: 'Neither half has a majority, and both stop.',
  do: 'Add a quorum device, or auto_tie_breaker: 1.',
  sources: ['corosync.conf(5), votequorum(5)'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n	node {\n		name: gamma\n		nodeid: 3\n		ring0_addr: 192.0.2.3\n	}\n	node {\n		name: delta\n		nodeid: 4\n		ring0_addr: 192.0.2.4\n	}\n}\nquorum {\n	provider: [|corosync_votequorum|]\n}\n'],
    good: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n	node {\n		name: gamma\n		nodeid: 3\n		ring0_addr: 192.0.2.3\n	}\n}\nquorum {\n	provider: corosync_votequorum\n}\n'],
  },

  *check({ model }) {
    const provider = model.settings.get('quorum.provider')
    const votes = votesOf(model)
    if (provider?.value.value !== 'corosync_votequorum' || votes === undefined || votes < 4 || votes % 2 !== 0 || isInDoubt(model, 'quorum', 'nodelist')) return
    if (model.sections.some(({ path }) => path === 'quorum.device') || model.settings.has('quorum.auto_tie_breaker') || model.settings.has('quorum.last_man_standing') || model.settings.has('quorum.expected_votes')) return
    yield { at: provider.value, message: `${votes} votes may split in halves of ${votes / 2}, neither of which goes on` }
  },
})
