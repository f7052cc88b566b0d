import { defineRule } from '../../../rules/define-rule.js'
import { familyOf } from '../analysis/totem.js'
import type { Setting } from '../model.js'
import { isStrict } from '../targets.js'
import type { CorosyncConf } from '../model.js'

/** The nodes have addresses of two kinds on one link. */
export const mismatchedAddressFamily = defineRule<CorosyncConf>({
  id: 'corosync-conf/mismatched-address-family',
  severity: 'error',
  origin: 'daemon',
  summary: 'the nodes have addresses of two kinds on one link',
  why: 'A link is IPv4 or IPv6; corosync refuses the file.',
  do: 'Write addresses of one kind.',
  sources: ['corosync 3.1.7 exec/totemconfig.c "Nodes for link n have different IP families"'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: [|2001:db8::2|]\n	}\n}\n'],
    good: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\n'],
  },

  *check({ model }) {
    if (!isStrict(model.target)) return
    const first = new Map<number, Setting>()
    for (const { addresses } of model.nodes) {
      for (const [link, setting] of addresses) {
        const family = familyOf(setting.value.value)
        if (family === undefined) continue
        const other = first.get(link)
        if (other === undefined) first.set(link, setting)
        else if (familyOf(other.value.value) !== family) {
          yield { at: setting.value, message: `"${setting.value.value}" is IPv${family}, and others on link ${link} are not`, related: [{ at: other.value, message: 'such as this one' }] }
        }
      }
    }
  },
})
