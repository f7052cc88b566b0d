import { defineRule } from '../../../rules/define-rule.js'
import { isInDoubt } from '../analysis/doubt.js'
import { isOfOneHost } from '../analysis/loopback.js'
import { isAtLeast } from '../targets.js'
import type { CorosyncConf } from '../model.js'

/** Nobody decides on quorum. */
export const missingQuorumProvider = defineRule<CorosyncConf>({
  id: 'corosync-conf/missing-quorum-provider',
  severity: 'warning',
  origin: 'practice',
  summary: 'nobody decides on quorum',
  why: 'Without a provider every partition counts as quorate, and both halves go on after a split. Pacemaker does not start so.',
  do: 'Write provider: corosync_votequorum in quorum.',
  sources: ['corosync.conf(5), votequorum(5)'],
  since: '0.1.0',
  examples: {
    bad: ['[|totem|] {\n	version: 2\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\n', 'totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\n[|quorum|] {\n	two_node: 1\n}\n'],
    good: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\nquorum {\n	provider: corosync_votequorum\n	two_node: 1\n}\n'],
  },

  *check({ model }) {
    if (model.nodes.length === 0 || isOfOneHost(model) || model.settings.has('quorum.provider') || isInDoubt(model, 'quorum') || model.sections.some(({ path, isWhole }) => path === 'quorum' && !isWhole) || !isAtLeast(model.target, '2.0')) return
    // A misspelt section or key is reported by itself.
    if (model.sections.some(({ path, settings }) => settings.some(({ value }) => value.value === 'corosync_votequorum') && path !== 'quorum')) return
    const quorum = model.sections.find(({ path }) => path === 'quorum')
    if (quorum?.settings.some(({ value }) => value.value === 'corosync_votequorum') === true) return
    const at = quorum?.name ?? model.sections.find(({ path }) => path === 'totem')?.name
    if (at !== undefined) yield { at, message: 'No "provider" of quorum is given' }
  },
})
