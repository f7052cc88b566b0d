import { defineRule } from '../../../rules/define-rule.js'
import { isInDoubt } from '../analysis/doubt.js'
import { linksOfNodes, transportOf } from '../analysis/totem.js'
import { isStrict } from '../targets.js'
import type { CorosyncConf } from '../model.js'

/** Multicast has no address. */
export const missingMulticastAddress = defineRule<CorosyncConf>({
  id: 'corosync-conf/missing-multicast-address',
  severity: 'error',
  origin: 'daemon',
  summary: 'multicast has no address',
  why: 'Corosync refuses the file where neither an address, nor broadcast, nor the name of the cluster is given.',
  do: 'Write cluster_name, or mcastaddr.',
  sources: ['corosync 3.1.7 exec/totemconfig.c "No multicast address specified for interface n"'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	transport: [|udp|]\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\n'],
    good: ['totem {\n	cluster_name: demo\n	transport: udp\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\n'],
  },

  *check({ model }) {
    const { transport, setting } = transportOf(model)
    if (transport !== 'udp' || model.settings.has('totem.cluster_name') || isInDoubt(model, 'totem', 'nodelist')) return
    if (isStrict(model.target) && model.nodes.length === 0) return
    const numbers = isStrict(model.target) ? linksOfNodes(model.nodes) : [...new Set([...linksOfNodes(model.nodes), ...model.links.keys()])]
    for (const number of numbers) {
      const settings = model.links.get(number)?.settings
      if (settings?.has('mcastaddr') === true || settings?.get('broadcast')?.value.value === 'yes') continue
      const at = setting?.value ?? model.links.get(number)?.place ?? model.sections.find(({ path }) => path === 'totem')?.name
      if (at !== undefined) yield { at, message: `Link ${number} has no multicast address, and the cluster no name to make one of` }
      return
    }
  },
})
