import { defineRule } from '../../../rules/define-rule.js'
import { isInDoubt } from '../analysis/doubt.js'
import { confirming } from '../analysis/meant.js'
import { linksOfNodes } from '../analysis/totem.js'
import { isStrict } from '../targets.js'
import type { CorosyncConf, Node } from '../model.js'

/** A node has no name where corosync goes by it. */
export const missingNodeName = defineRule<CorosyncConf>({
  id: 'corosync-conf/missing-node-name',
  severity: 'error',
  origin: 'daemon',
  summary: 'a node has no name where corosync goes by it',
  why: 'With two links or more the nodes are found by their names; corosync refuses the file where one has none. A node with one link goes by its ring0_addr; its host refuses the file where it has neither.',
  do: 'Write name: with what uname -n prints on that host.',
  sources: ['corosync 3.1.7 exec/totemconfig.c "for a multi-link configuration, all nodes must have a \'name\' attribute", "No valid name found for local host"'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	[|node|] {\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n		ring1_addr: 198.51.100.1\n	}\n}\n', 'totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	[|node|] {\n		nodeid: 1\n		ring1_addr: 192.0.2.1\n	}\n}\n'],
    good: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\n'],
  },

  *check({ model }) {
    if (!isStrict(model.target) || isInDoubt(model, 'nodelist')) return
    const nodes = model.nodes.filter(({ addresses }) => addresses.size > 0)
    const isOfSeveralLinks = nodes.some(({ addresses }) => addresses.size > 1)
    // That nodes are on different links is reported by itself.
    if (!isOfSeveralLinks && linksOfNodes(nodes).length > 1) return
    const nameless = nodes.filter(node => isNameless(node) && (isOfSeveralLinks || (node.isWhole && !node.settings.has('ring0_addr'))))
    for (const node of nameless) {
      const isRefused = isOfSeveralLinks || nameless.length === nodes.length || isOwn(node, model)
      yield {
        at: node.place,
        message: isOfSeveralLinks ? 'The node has no "name", which several links need' : 'The node has neither a "name" nor a "ring0_addr", which would stand in for it',
        ...(isRefused ? {} : { origin: 'practice' as const }),
        ...confirming(node.settings.values(), 'name'),
      }
    }
  },
})

function isNameless({ name }: Node): boolean {
  return name === undefined || name.value.value === ''
}

/** The host goes by its name, and only where no node has that by its addresses. */
function isOwn({ addresses }: Node, { host, addresses: own, nodes }: CorosyncConf): boolean {
  if (nodes.some(({ name }) => name !== undefined && name.value.value === host)) return false
  return [...addresses.values()].some(({ value }) => value.value === host || own?.includes(value.value) === true)
}
