import { defineRule } from '../../../rules/define-rule.js'
import { numberAt, timesOf } from '../analysis/totem.js'
import type { CorosyncConf } from '../model.js'

/** Consensus is shorter than 1.2 × token. */
export const shortConsensus = defineRule<CorosyncConf>({
  id: 'corosync-conf/short-consensus',
  severity: 'warning',
  origin: 'practice',
  summary: 'consensus is shorter than 1.2 × token',
  why: 'The nodes form new memberships again and again while one is slow. Corosync does not look.',
  do: 'Delete the line: it follows the token time. That grows with the nodes: token + (nodes - 2) × token_coefficient.',
  sources: ['corosync.conf(5) on consensus'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	version: 2\n	cluster_name: demo\n	consensus: [|3000|]\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n	node {\n		name: gamma\n		nodeid: 3\n		ring0_addr: 192.0.2.3\n	}\n}\n'],
    good: ['totem {\n	version: 2\n	cluster_name: demo\n	consensus: 6000\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n	node {\n		name: gamma\n		nodeid: 3\n		ring0_addr: 192.0.2.3\n	}\n}\n'],
  },

  *check({ model }) {
    const setting = model.settings.get('totem.consensus')
    const given = numberAt(model, 'totem.consensus')
    if (setting === undefined || given === undefined || given < 30) return
    const { token, join } = timesOf(model)
    if (given < join || model.nodes.length < 3 || given >= Math.floor(1.2 * token)) return
    // Larger than token is what the manual calls safe; what SUSE's tools write for any number of nodes is that, and less than 1.2 ×.
    yield { at: setting.value, message: `${given} ms is less than 1.2 × the token time of ${token} ms`, ...(given > token ? { severity: 'info' as const } : {}) }
  },
})
