import type { Finding } from '../../../diagnostics/diagnostic.js'
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
  summary: 'addresses that must be of one kind are of two',
  why: 'A link is IPv4 or IPv6, and so are both rings of corosync 1 and 2; corosync refuses the file.',
  do: 'Write addresses of one kind.',
  sources: ['corosync 1.4 and 2.4.6 exec/totemconfig.c "Not all bind address belong to the same IP family"', 'corosync 3.1.7 exec/totemconfig.c "Nodes for link n have different IP families"'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: [|2001:db8::2|]\n	}\n}\n', { text: 'totem {\n	version: 2\n	rrp_mode: passive\n	transport: udpu\n	interface {\n		ringnumber: 0\n		bindnetaddr: 192.0.2.0\n		mcastport: 5405\n	}\n	interface {\n		ringnumber: 1\n		bindnetaddr: [|2001:db8::|]\n		mcastport: 5405\n	}\n}\n', target: '1.4' }],
    good: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\n'],
  },

  *check({ model }) {
    if (!isStrict(model.target)) yield* ofRings(model)
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

/** Where there is no nodelist, both rings are of the kind of the first. */
function* ofRings({ nodes, links }: CorosyncConf): Generator<Finding> {
  if (nodes.length > 0) return
  const [first, ...others] = [...links.values()].sort((a, b) => a.number - b.number).flatMap(({ settings }) => settings.get('bindnetaddr') ?? [])
  const family = first === undefined ? undefined : familyOf(first.value.value)
  if (first === undefined || family === undefined) return
  const groups = new Map([...links.values()].map(({ settings }) => [settings.get('bindnetaddr'), settings.get('mcastaddr')]))
  for (const setting of others) {
    const { value } = setting
    const own = familyOf(value.value)
    // That its group is of the other kind is told of the ring itself.
    if (own !== undefined && (familyOf(groups.get(setting)?.value.value ?? '') ?? own) !== own) continue
    if (own !== undefined && own !== family) yield { at: value, message: `"${value.value}" is IPv${own}, and the first ring is IPv${family}`, related: [{ at: first.value, message: 'the first ring' }] }
  }
}
