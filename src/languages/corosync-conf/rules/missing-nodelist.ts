import { defineRule } from '../../../rules/define-rule.js'
import { isInDoubt } from '../analysis/doubt.js'
import { confirming, meantNodelist } from '../analysis/meant.js'
import { hasConfiguredLink } from '../analysis/totem.js'
import { isStrict } from '../targets.js'
import type { CorosyncConf } from '../model.js'

/** There is no nodelist with an address. */
export const missingNodelist = defineRule<CorosyncConf>({
  id: 'corosync-conf/missing-nodelist',
  severity: 'error',
  origin: 'daemon',
  summary: 'there is no nodelist with an address',
  why: 'Corosync 3 looks for its own host among the nodes, finds none, and does not start.',
  do: 'Write a nodelist with a node for each host.',
  sources: ['corosync 3.1.7 exec/totemconfig.c "No valid name found for local host", "No interfaces defined"'],
  since: '0.1.0',
  followsFrom: [{ rules: ['corosync-conf/missing-key'], within: 'file' }],
  examples: {
    bad: ['[|totem|] {\n	version: 2\n	interface {\n		bindnetaddr: 192.0.2.0\n	}\n}\n'],
    good: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\n', { text: 'totem {\n	version: 2\n	interface {\n		ringnumber: 0\n		bindnetaddr: 192.0.2.0\n	}\n}\n', target: '2.4' }],
  },

  *check({ model }) {
    const totem = model.sections.find(({ path }) => path === 'totem')
    if (totem === undefined || isInDoubt(model, 'nodelist') || model.nodes.some(({ addresses }) => addresses.size > 0)) return
    if (!isStrict(model.target) && model.links.size > 0) return
    const list = model.sections.find(({ path }) => path === 'nodelist')
    // A misspelt address or section is reported by itself.
    if (list !== undefined && list.inner.some(({ settings }) => settings.some(({ key }) => key.value.includes('addr') || key.value.includes('ring')))) {
      if (!isStrict(model.target)) return
    }
    const message = list === undefined ? 'No "nodelist" says who the nodes are' : 'No node of the "nodelist" has an address'
    const meant = meantNodelist(model)
    const told = meant === undefined ? confirming(model.nodes.flatMap(({ settings }) => [...settings.values()]), 'ring0_addr') : { confirms: { rule: 'corosync-conf/unknown-section', at: meant.name } }
    // Whose name is there corosync takes for a node, and goes by what an interface section says of a link.
    const isTaken = isStrict(model.target) && hasConfiguredLink(model) && model.nodes.some(({ name }) => name !== undefined && (model.host === undefined || name.value.value === model.host))
    yield { at: list?.name ?? totem.name, message, ...told, ...(isTaken ? { origin: 'practice' as const } : {}) }
  },
})
