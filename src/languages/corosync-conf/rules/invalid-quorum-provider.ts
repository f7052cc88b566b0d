import { defineRule } from '../../../rules/define-rule.js'
import { isAtLeast } from '../targets.js'
import type { CorosyncConf } from '../model.js'

/** The provider of quorum is unknown. */
export const invalidQuorumProvider = defineRule<CorosyncConf>({
  id: 'corosync-conf/invalid-quorum-provider',
  severity: 'error',
  origin: 'daemon',
  summary: 'the provider of quorum is unknown',
  why: 'Corosync does not start with it. corosync -t does not look.',
  do: 'Write corosync_votequorum.',
  sources: ['corosync 3.1.7 exec/quorum.c: "Invalid quorum provider", at start'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\nquorum {\n	provider: [|votequorum|]\n}\n'],
    good: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\nquorum {\n	provider: corosync_votequorum\n	two_node: 1\n}\n'],
  },

  *check({ model }) {
    const provider = model.settings.get('quorum.provider')
    if (provider === undefined || provider.value.value === 'corosync_votequorum' || provider.value.value === 'corosync_quorum_ykd' || !isAtLeast(model.target, '2.0')) return
    yield {
      at: provider.value,
      message: `"${provider.value.value}" is no provider of quorum`,
      fixes: [{ title: 'Write "corosync_votequorum"', safety: 'unsafe', edits: [{ file: provider.value.file, span: provider.value.span, newText: 'corosync_votequorum' }] }],
    }
  },
})
