import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { isAddressWithPort } from '../analysis/address.js'
import type { ReactorConf } from '../model.js'

/** The address of Prometheus is none. */
export const invalidAddress = defineConfigurationRule<ReactorConf>({
  id: 'drbd-reactor/invalid-address',
  severity: 'error',
  origin: 'practice',
  summary: 'the address for Prometheus is none',
  why: 'The daemon leaves the plugin out: names of hosts and ports alone are no addresses.',
  do: 'Write IP:PORT, [IPv6]:PORT or :PORT.',
  sources: ['drbd-reactor 1.11.0 src/plugin/prometheus.rs'],
  since: '0.1.0',
  examples: {
    bad: ['[[prometheus]]\naddress = "[|localhost:9942|]"\n', '[[prometheus]]\naddress = "[|192.0.2.1|]"\n'],
    good: ['[[prometheus]]\naddress = ":9942"\n', '[[prometheus]]\naddress = "[2001:db8::1]:9942"\n'],
  },

  *check({ configuration }) {
    for (const { path, table } of configuration.tables) {
      const address = path === 'prometheus' ? table.members.get('address')?.entry : undefined
      if (address?.kind !== 'value' || address.value.kind !== 'string' || isAddressWithPort(address.value.text)) continue
      yield { at: { file: address.file, span: address.value.inner }, message: `"${address.value.text}" is no address with a port` }
    }
  },
})
