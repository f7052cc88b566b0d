import { defineRule } from '../../../rules/define-rule.js'
import { isInDoubt } from '../analysis/doubt.js'
import { meantAddress } from '../analysis/meant.js'
import { hasConfiguredLink, nodeInWords } from '../analysis/totem.js'
import { isAtLeast, isStrict } from '../targets.js'
import type { CorosyncConf } from '../model.js'

/** A node has no address. */
export const missingAddress = defineRule<CorosyncConf>({
  id: 'corosync-conf/missing-address',
  severity: 'error',
  origin: 'daemon',
  summary: 'a node has no address',
  why: 'The node never joins. Corosync 2 refuses the file; corosync 3 takes it without a word.',
  do: 'Write ring0_addr:.',
  sources: ['corosync 2.4.6 exec/totemconfig.c: "No ring0_addr specified for node"', 'corosync 3.1.7 -t, tried: accepted'],
  since: '0.1.0',
  examples: {
    bad: [{ text: 'totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	[|node|] {\n		name: beta\n		nodeid: 2\n	}\n}\n', target: '2.4' }, 'totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		[|ring0_address|]: 192.0.2.2\n	}\n}\n'],
    good: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\n'],
  },

  *check({ model }) {
    if (isInDoubt(model, 'nodelist') || !isAtLeast(model.target, '2.0')) return
    const empty = model.nodes.length === 0 ? [] : model.sections.filter(({ path, isWhole, settings, inner }) => path === 'nodelist.node' && isWhole && settings.length === 0 && inner.length === 0)
    for (const { name } of empty) yield { at: name, message: 'The node is empty, and corosync takes it for none', origin: 'practice' }
    const isStrictly = isStrict(model.target)
    // Where no node has one, that is reported once.
    if (isStrictly && model.nodes.every(({ addresses }) => addresses.size === 0)) return
    for (const node of model.nodes) {
      if (isStrictly ? node.addresses.size > 0 || !node.isWhole : node.addresses.has(0)) continue
      // Of the own node corosync 3 wants an address, too, unless an interface section says something of a link.
      const isOwn = node.name !== undefined && node.name.value.value === model.host && !hasConfiguredLink(model)
      yield { at: meantAddress(node)?.key ?? node.place, message: `${nodeInWords(node)} has no address`, ...(isStrictly && !isOwn ? { origin: 'practice' as const } : {}) }
    }
  },
})
