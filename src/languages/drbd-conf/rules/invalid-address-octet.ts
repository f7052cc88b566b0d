import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { addressesOf } from '../analysis/addresses.js'
import { isIpv4Word } from '../reading/lexis.js'
import type { Configuration } from '../schema.js'
import { specialResources } from '../analysis/resources-with.js'

/** The four numbers of an IPv4 address end at 255. */
export const invalidAddressOctet = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/invalid-address-octet',
  severity: 'error',
  origin: 'practice',
  summary: 'a number of an IPv4 address is above 255',
  why: 'drbdadm since 8.0 takes any three digits. The address does not exist, so the hosts never connect.',
  do: 'Correct the address.',
  sources: ['user/drbdadm_scanner.fl: IPv4 is four groups of one to three digits', 'RFC 1166'],
  since: '0.1.0',
  examples: {
    bad: [{ text: 'resource r0 {\n  on alpha {\n    address [|192.0.2.256|]:7788;\n  }\n}\n', target: '8.3' }],
    good: [{ text: 'resource r0 {\n  on alpha {\n    address 192.0.2.255:7788;\n  }\n}\n', target: '8.3' }],
  },

  *check({ configuration }) {
    if (configuration.dialect === '0.7') return // It looks at the numbers itself.
    const commons = configuration.sections.filter(section => section.kind === 'common')
    const bodies = [...commons, ...specialResources(configuration).map(({ section }) => section)]
    for (const { host } of bodies.flatMap(addressesOf)) {
      if (!threeDigits.test(host.value) || !isIpv4Word(host.value)) continue
      const wrong = host.value.split('.').find(part => Number(part) > 255)
      if (wrong !== undefined) yield { at: host, message: `Address ${host.value} does not exist, ${wrong} is above 255` }
    }
  },
})

const threeDigits = /[2-9]\d\d/
