import { defineRule } from '../../../rules/define-rule.js'
import { isConfigured, transportOf } from '../analysis/totem.js'
import { isStrict } from '../targets.js'
import type { CorosyncConf } from '../model.js'

/** There are more links than the transport has. */
export const surplusLink = defineRule<CorosyncConf>({
  id: 'corosync-conf/surplus-link',
  severity: 'error',
  origin: 'daemon',
  summary: 'there are more links than the transport has',
  why: 'knet has links 0 to 7, udp and udpu one; corosync 1 and 2 have two rings where rrp_mode says so. The file is refused.',
  do: 'Use transport: knet, or take the link out.',
  sources: ['corosync 3.1.7 exec/totemconfig.c "is too many configured interfaces for non-Knet transport", "interface ring number n is bigger than allowed maximum m"', 'corosync 2.4.6: "is too many configured interfaces for the rrp_mode setting none."'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	transport: udpu\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n		[|ring1_addr|]: 198.51.100.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\n'],
    good: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\n'],
  },

  *check({ model }) {
    const { target, nodes, links } = model
    const { transport } = transportOf(model)
    const mode = model.settings.get('totem.rrp_mode')?.value.value ?? 'none'
    const most = isStrict(target) ? (transport === 'udp' || transport === 'udpu' ? 1 : 8) : mode === 'none' ? 1 : 2
    const reported = new Set<number>()
    const counts = new Map<number, number>()
    for (const { addresses } of nodes) for (const number of addresses.keys()) counts.set(number, (counts.get(number) ?? 0) + 1)
    for (const { addresses, name } of nodes) {
      for (const [number, { key }] of addresses) {
        if (number < most || reported.has(number)) continue
        // Up to 2.4 only the own node counts, and which one that is nobody may know.
        if (!isStrict(target) && (counts.get(number) ?? 0) < nodes.length && (name === undefined || name.value.value !== model.host)) continue
        reported.add(number)
        yield { at: key, message: `Link ${number} is one more than ${most === 8 ? 'knet has' : isStrict(target) ? `transport "${transport}" has` : 'there may be'}` }
      }
    }
    for (const link of links.values()) {
      if (link.number < most || reported.has(link.number)) continue
      // From 3 on a section that says nothing of the link is passed over.
      if (isStrict(target) ? link.number < 8 || !isConfigured(link) : !isConfigured(link) && link.number < 8) continue
      yield { at: link.place, message: `Link ${link.number} is one more than there may be` }
    }
  },
})
