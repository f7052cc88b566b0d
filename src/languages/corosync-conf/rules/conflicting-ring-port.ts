import { defineRule } from '../../../rules/define-rule.js'
import { numberOf } from '../analysis/totem.js'
import { isStrict } from '../targets.js'
import type { CorosyncConf } from '../model.js'

/** Two rings share a group and neighbouring ports. */
export const conflictingRingPort = defineRule<CorosyncConf>({
  id: 'corosync-conf/conflicting-ring-port',
  severity: 'error',
  origin: 'daemon',
  summary: 'two rings share a group and neighbouring ports',
  why: 'Corosync 1 and 2 use a port and the one below it: ports of two rings of one group must be 2 apart. The file is refused.',
  do: 'Give the rings ports such as 5405 and 5407, or groups of their own.',
  sources: ['corosync 2.4.6 exec/totemconfig.c: "Interfaces multicast address/port pair must differ"'],
  since: '0.1.0',
  examples: {
    bad: [{ text: 'totem {\n	rrp_mode: passive\n	interface {\n		ringnumber: 0\n		mcastaddr: 239.192.0.1\n		mcastport: 5405\n	}\n	interface {\n		ringnumber: 1\n		mcastaddr: 239.192.0.1\n		mcastport: [|5406|]\n	}\n}\n', target: '2.4' }],
    good: [{ text: 'totem {\n	rrp_mode: passive\n	interface {\n		ringnumber: 0\n		mcastaddr: 239.192.0.1\n		mcastport: 5405\n	}\n	interface {\n		ringnumber: 1\n		mcastaddr: 239.192.0.1\n		mcastport: 5407\n	}\n}\n', target: '2.4' }],
  },

  *check({ model }) {
    if (isStrict(model.target)) return
    const [first, second] = [model.links.get(0), model.links.get(1)]
    const [group, port] = [second?.settings.get('mcastaddr'), second?.settings.get('mcastport')]
    const other = first?.settings.get('mcastaddr')
    if (group === undefined || other === undefined || group.value.value !== other.value.value) return
    const [a, b] = [numberOf(first?.settings.get('mcastport')) ?? 5405, numberOf(port) ?? 5405]
    if (Math.abs(a - b) < 2) yield { at: (port ?? group).value, message: `Both rings use group "${group.value.value}", on ports ${a} and ${b}`, related: [{ at: other.value, message: 'here, too' }] }
  },
})
