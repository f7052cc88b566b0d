import { defineRule } from '../../../rules/define-rule.js'
import { numberOf, transportOf } from '../analysis/totem.js'
import { isStrict } from '../targets.js'
import type { CorosyncConf } from '../model.js'

/** The number of a node is larger than knet takes. */
export const tooLargeNodeid = defineRule<CorosyncConf>({
  id: 'corosync-conf/too-large-nodeid',
  severity: 'error',
  origin: 'daemon',
  summary: 'the number of a node is larger than knet takes',
  why: 'Knet has numbers up to 65535; corosync refuses the file.',
  do: 'Write a smaller number.',
  sources: ['corosync 3.1.7 exec/totemconfig.c "Knet requires nodeid to be less than 65536"'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		nodeid: [|65536|]\n		ring0_addr: 192.0.2.1\n	}\n}\n'],
    good: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\n'],
  },

  *check({ model }) {
    if (transportOf(model).transport !== 'knet' || !isStrict(model.target)) return
    for (const { nodeid, addresses } of model.nodes) {
      if (nodeid !== undefined && addresses.size > 0 && (numberOf(nodeid) ?? 0) > 65_535) yield { at: nodeid.value, message: `${nodeid.value.value} is larger than 65535` }
    }
  },
})
