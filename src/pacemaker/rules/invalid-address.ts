import { defineRule } from '../../rules/define-rule.js'
import { readPaddedIpv4, readZonedIpv6 } from '../../text/ip-address.js'
import { isUnclear } from '../analysis/soundness.js'
import type { Cib } from '../model.js'
import { cibWith, fencing } from './example-cluster.js'

function address(ip: string, mask: string): string {
  return cibWith({ resources: `${fencing}<primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"><instance_attributes id="i"><nvpair id="p" name="ip" value="${ip}"/><nvpair id="q" name="cidr_netmask" value="${mask}"/></instance_attributes></primitive>` })
}

/** No host can bring up an address. */
export const invalidAddress = defineRule<Cib>({
  id: 'cib/invalid-address',
  severity: 'error',
  origin: 'practice',
  summary: 'no host can bring up an address',
  why: 'The agent fails at the start on every node: the address, and all that waits for it, never comes up.',
  do: 'Write an address whose parts go up to 255, and a length of the mask of at most 32, or 128 for IPv6.',
  sources: ['resource-agents IPaddr2: "ip", "cidr_netmask"', 'ip-address(8)'],
  since: '0.1.0',
  examples: {
    bad: [address('[|192.0.2.500|]', '24'), address('192.0.2.10', '[|99|]'), address('[|2001:db8::10::1|]', '64'), address('2001:db8::10', '[|129|]')],
    good: [address('192.0.2.10', '32'), address('2001:db8::10', '64'), address('192.0.2.10', '255.255.255.0')],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    for (const { agent, parameters, kind } of model.resources) {
      if ((kind !== 'primitive' && kind !== 'template') || !/^ocf:heartbeat:IPaddr2?$/.test(agent ?? '')) continue
      const [ip, mask] = ['ip', 'cidr_netmask'].map(wanted => parameters.find(({ name }) => name.value === wanted))
      if (ip?.value === undefined || ip.isConditional) continue
      const { value } = ip.value
      const isFour = /^[\d.]+$/.test(value)
      // What is neither may be a name, or something that a script fills in.
      if (!isFour && !/^[0-9a-f:.]*:[0-9a-f:.]*(?:%\S+)?$/i.test(value)) continue
      if ((isFour ? readPaddedIpv4(value) : readZonedIpv6(value)) === undefined) yield { at: ip.value, message: `"${value}" is no address of IPv${isFour ? 4 : 6}` }
      else if (mask?.value !== undefined && !mask.isConditional && /^\d+$/.test(mask.value.value) && Number(mask.value.value) > (isFour ? 32 : 128)) {
        yield { at: mask.value, message: `A mask of IPv${isFour ? 4 : 6} has at most ${isFour ? 32 : 128} bits` }
      }
    }
  },
})
