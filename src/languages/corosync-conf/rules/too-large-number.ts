import { defineRule } from '../../../rules/define-rule.js'
import { numberAt } from '../analysis/totem.js'
import type { CorosyncConf, Setting } from '../model.js'
import { isAtLeast } from '../targets.js'

/** The largest packet, in bytes. */
const largestPacket = 10_000

/** The largest message, in bytes: so many packets of the network as make it up may be on their way. */
const largestMessage = 1024 * 1024

/** A number is larger than corosync 1 takes. */
export const tooLargeNumber = defineRule<CorosyncConf>({
  id: 'corosync-conf/too-large-number',
  severity: 'error',
  origin: 'daemon',
  summary: 'a number is larger than corosync 1 takes',
  why: 'Corosync 1 refuses packets of more than 10,000 bytes, and more messages than 1 MiB has packets. Later releases no longer look.',
  do: 'Leave the line out, or write a smaller number.',
  sources: ['corosync 1.4 exec/totemconfig.c: "This net_mtu parameter is greater than the maximum frame size", "The max_messages parameter (n messages) may not be greater than"'],
  since: '0.1.0',
  examples: {
    bad: [
      { text: 'totem {\n	version: 2\n	netmtu: [|16000|]\n}\n', target: '1.4' },
      { text: 'totem {\n	version: 2\n	netmtu: 1500\n	max_messages: [|700|]\n}\n', target: '1.4' },
    ],
    good: [{ text: 'totem {\n	version: 2\n	netmtu: 9000\n	max_messages: 116\n}\n', target: '1.4' }, { text: 'totem {\n	version: 2\n	max_messages: 700\n}\n', target: '2.4' }],
  },

  *check({ model }) {
    if (isAtLeast(model.target, '2.0')) return
    const size = model.settings.get('totem.netmtu')
    const bytes = numberAt(model, 'totem.netmtu') ?? 1500
    if (size !== undefined && bytes > largestPacket) yield tooLarge(size, bytes, `${largestPacket} bytes`)
    const [messages, count] = [model.settings.get('totem.max_messages'), numberAt(model, 'totem.max_messages') ?? 0]
    const most = Math.floor(largestMessage / Math.min(bytes, largestPacket))
    if (messages !== undefined && count > most) yield tooLarge(messages, count, `${most} messages of ${Math.min(bytes, largestPacket)} bytes`)
  },
})

function tooLarge({ value }: Setting, number: number, most: string): { readonly at: Setting['value']; readonly message: string } {
  return { at: value, message: `${number} is more than the ${most} that there may be` }
}
