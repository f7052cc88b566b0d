import { defineRule } from '../../../rules/define-rule.js'
import { isLoopback } from '../analysis/loopback.js'
import type { CorosyncConf } from '../model.js'

/** A node has a loopback address. */
export const unsafeLoopbackAddress = defineRule<CorosyncConf>({
  id: 'corosync-conf/unsafe-loopback-address',
  severity: 'error',
  origin: 'practice',
  summary: 'a node has a loopback address',
  why: 'Corosync binds to it, hears nobody, and stays alone.',
  do: 'Write the address that the other nodes can reach.',
  sources: ['ip(7), RFC 1122 3.2.1.3: 127/8 never leaves the host'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: [|127.0.0.2|]\n	}\n}\n'],
    good: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\n'],
  },

  *check({ model }) {
    // A cluster of one host needs no more.
    if (model.nodes.length < 2) return
    for (const { addresses } of model.nodes) {
      for (const { value } of addresses.values()) {
        if (isLoopback(value.value)) yield { at: value, message: `"${value.value}" is the host itself, wherever it is looked at` }
      }
    }
  },
})
