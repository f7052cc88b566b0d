import { defineRule } from '../../../rules/define-rule.js'
import { familyOf } from '../analysis/totem.js'
import { isStrict } from '../targets.js'
import type { CorosyncConf } from '../model.js'

/** An address is not of the kind that ip_version wants. */
export const mismatchedIpVersion = defineRule<CorosyncConf>({
  id: 'corosync-conf/mismatched-ip-version',
  severity: 'error',
  origin: 'daemon',
  summary: 'an address is not of the kind that ip_version wants',
  why: 'Corosync looks for the other kind, finds none, and refuses the file.',
  do: 'Delete ip_version: the kind of the addresses is seen.',
  sources: ['corosync 3.1.7 exec/totemconfig.c: "failed to parse bindnet address", "failed to parse node address"; -t, tried'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	version: 2\n	ip_version: ipv6\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: [|192.0.2.1|]\n	}\n}\n'],
    good: ['totem {\n	version: 2\n	ip_version: ipv6-4\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n}\n'],
  },

  *check({ model }) {
    const setting = model.settings.get('totem.ip_version')
    const wanted = setting?.value.value === 'ipv4' ? 4 : setting?.value.value === 'ipv6' ? 6 : undefined
    if (setting === undefined || wanted === undefined || !isStrict(model.target)) return
    for (const { addresses } of model.nodes) {
      for (const { value } of addresses.values()) {
        const family = familyOf(value.value)
        if (family === undefined || family === wanted) continue
        yield { at: value, message: `"${value.value}" is IPv${family}, and "ip_version" wants IPv${wanted}`, related: [{ at: setting.value, message: 'here' }] }
        return // The others are of that kind, too, or told as of another.
      }
    }
  },
})
