import { defineRule } from '../../../rules/define-rule.js'
import { readIpv4, readIpv6 } from '../../../text/ip-address.js'
import { familyOf, transportOf } from '../analysis/totem.js'
import { isStrict } from '../targets.js'
import type { CorosyncConf } from '../model.js'

/** The group is no multicast address of the kind of the nodes. */
export const invalidMulticastAddress = defineRule<CorosyncConf>({
  id: 'corosync-conf/invalid-multicast-address',
  severity: 'error',
  origin: 'daemon',
  summary: 'the group is no multicast address of the kind of the nodes',
  why: 'Corosync refuses the file.',
  do: 'Write an address of 239.192.0.0/16 for IPv4, of ff05::/16 for IPv6.',
  sources: ['corosync 3.1.7 exec/totemconfig.c "mcastaddr is not a correct multicast address", "Multicast address family does not match"'],
  since: '0.1.0',
  examples: {
    bad: [{ text: 'totem {\n	version: 2\n	interface {\n		ringnumber: 0\n		bindnetaddr: 2001:db8::\n		mcastaddr: [|239.192.0.1|]\n		mcastport: 5405\n	}\n}\n', target: '1.4' }, 'totem {\n	transport: udp\n	interface {\n		mcastaddr: [|192.0.2.9|]\n	}\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\n'],
    good: [{ text: 'totem {\n	version: 2\n	interface {\n		ringnumber: 0\n		bindnetaddr: 192.0.2.0\n		mcastaddr: 239.192.0.1\n		mcastport: 5405\n	}\n}\n', target: '1.4' }, 'totem {\n	transport: udp\n	interface {\n		mcastaddr: 239.192.0.1\n	}\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\n'],
  },

  *check({ model }) {
    const { transport } = transportOf(model)
    if (transport !== 'udp') return
    for (const { number, settings } of model.links.values()) {
      const setting = settings.get('mcastaddr')
      if (setting === undefined || settings.get('broadcast')?.value.value === 'yes') continue
      const { value } = setting.value
      const family = familyOf(value)
      if (family === undefined) continue
      const node = model.nodes.map(({ addresses }) => addresses.get(number)).find(address => address !== undefined && familyOf(address.value.value) !== undefined)
      const bound = isStrict(model.target) ? undefined : settings.get('bindnetaddr')
      const wanted = familyOf((node ?? bound)?.value.value ?? '')
      const first = family === 4 ? (readIpv4(value)?.[0] ?? 0) : (readIpv6(value)?.[0] ?? 0)
      if (family === 4 ? first < 224 || first > 239 : first !== 255) yield { at: setting.value, message: `"${value}" is no multicast address` }
      else if (wanted !== undefined && wanted !== family) yield { at: setting.value, message: `"${value}" is IPv${family}, and ${node === undefined ? 'the network of the ring is' : 'the nodes have'} IPv${wanted}` }
    }
  },
})
