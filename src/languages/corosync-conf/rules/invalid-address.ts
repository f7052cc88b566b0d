import { defineRule } from '../../../rules/define-rule.js'
import { isNoAddress } from '../analysis/totem.js'
import { isStrict } from '../targets.js'
import { linkOf } from '../reading/link.js'
import type { CorosyncConf } from '../model.js'

/** An address is neither one nor a name. */
export const invalidAddress = defineRule<CorosyncConf>({
  id: 'corosync-conf/invalid-address',
  severity: 'error',
  origin: 'daemon',
  summary: 'an address is neither one nor a name',
  why: 'Corosync cannot find out where the node is, and refuses the file. It takes no prefix and no port.',
  do: 'Write the address alone.',
  sources: ['corosync 3.1.7 exec/totemconfig.c "failed to parse node address", "failed to parse bindnet address", "failed to parse multicast address"'],
  since: '0.1.0',
  followsFrom: [{ rules: ['corosync-conf/too-long-line'], within: 'lines' }],
  examples: {
    bad: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: [|192.0.2.2/24|]\n	}\n}\n'],
    good: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\n', 'totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: beta.example.com\n	}\n}\n'],
  },

  *check({ model }) {
    if (!isStrict(model.target)) return
    for (const { settings } of model.nodes) for (const { key, value } of settings.values()) if (linkOf(key.value) !== undefined && isNoAddress(value.value)) yield { at: value, message: value.value === '' ? 'The address is missing' : `"${value.value}" is no address` }
    for (const { settings } of model.links.values()) {
      // Beside a nodelist nobody looks at bindnetaddr, and without one the file is refused anyway.
      const setting = settings.get('mcastaddr')
      if (setting !== undefined && isNoAddress(setting.value.value)) yield { at: setting.value, message: setting.value.value === '' ? 'The address is missing' : `"${setting.value.value}" is no address` }
    }
  },
})
