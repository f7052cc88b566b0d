import { defineRule } from '../../../rules/define-rule.js'
import { isInDoubt } from '../analysis/doubt.js'
import { listed } from '../../../text/quantity.js'
import { meantAddress } from '../analysis/meant.js'
import { isConfigured, linksOfNodes, nodeInWords } from '../analysis/totem.js'
import { isStrict } from '../targets.js'
import type { CorosyncConf, Node } from '../model.js'

/** The nodes do not have the same links. */
export const mismatchedLinks = defineRule<CorosyncConf>({
  id: 'corosync-conf/mismatched-links',
  severity: 'error',
  origin: 'daemon',
  summary: 'the nodes do not have the same links',
  why: 'Corosync refuses the file: each node must be on every link.',
  do: 'Give each node an address on each link, and describe no link that none has.',
  sources: ['corosync 3.1.7 exec/totemconfig.c "Not all nodes have the same number of links", "No multicast port specified for interface"'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n		ring1_addr: 198.51.100.1\n	}\n	[|node|] {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\n'],
    good: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\n'],
  },

  *check({ model }) {
    const { nodes, target } = model
    // A link beyond the last one of knet is reported by itself.
    const links = linksOfNodes(nodes).filter(link => link < 8)
    if (!isStrict(target) || isInDoubt(model, 'totem', 'nodelist') || nodes.length === 0 || links.length === 0) return
    const extra = [...model.links.values()].filter(link => !links.includes(link.number) && isConfigured(link) && link.number < 8)
    for (const { number, place } of extra) yield { at: place, message: `No node has an address on link ${number}` }
    if (links.length < 2) return
    // That a node has no address is reported by itself, and so is a link beyond the last one.
    const placed = nodes.filter(({ addresses }) => addresses.size > 0 && [...addresses.keys()].every(link => link < 8))
    const usual = usualLinks(placed)
    for (const node of placed) {
      const missing = usual.filter(link => !node.addresses.has(link))
      const [surplus] = [...node.addresses].filter(([link]) => !usual.includes(link))
      if (missing.length > 0) yield { at: meantAddress(node)?.key ?? surplus?.[1].key ?? node.place, message: `${nodeInWords(node)} has no address on ${missing.length === 1 ? 'link' : 'links'} ${listed(missing.map(String))}` }
      else if (surplus !== undefined) yield { at: surplus[1].key, message: `${nodeInWords(node)} has an address on link ${surplus[0]}, which other nodes are not on` }
    }
  },
})

/** The links that most nodes have; of several choices those of which there are more, and then the lowest. */
function usualLinks(nodes: readonly Node[]): readonly number[] {
  const counts = new Map<string, { readonly links: readonly number[]; count: number }>()
  for (const { addresses } of nodes) {
    const links = [...addresses.keys()].sort((a, b) => a - b)
    const counted = counts.get(links.join()) ?? { links, count: 0 }
    counted.count += 1
    counts.set(links.join(), counted)
  }
  const [usual] = [...counts.values()].sort((a, b) => b.count - a.count || b.links.length - a.links.length || (a.links[0] ?? 0) - (b.links[0] ?? 0))
  return usual?.links ?? []
}
