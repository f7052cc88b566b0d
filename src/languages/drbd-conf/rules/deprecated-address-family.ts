import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { writtenAddresses } from '../analysis/addresses.js'
import type { Configuration } from '../schema.js'
import { hasAddressesOfOtherFamilies } from '../analysis/resources-with.js'
import { isAtLeast } from '../vocabulary.js'

/** From 8.3.2 on, the Dolphin sockets are called `ssocks`. */
export const deprecatedAddressFamily = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/deprecated-address-family',
  severity: 'info',
  origin: 'practice',
  summary: 'an address has the family sci',
  why: 'It is the old name of ssocks; drbdadm prints and documents only the new one.',
  do: 'Write ssocks.',
  sources: ['user/drbdadm_parser.c parse_address(): sci is an alias of ssocks', 'drbd.conf(5) "address"'],
  isOfRelease: true,
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: [{ text: 'resource r0 {\n  on alpha {\n    address [|sci|] 192.0.2.1:7788;\n  }\n}\n', target: '8.4' }],
    good: [
      { text: 'resource r0 {\n  on alpha {\n    address ssocks 192.0.2.1:7788;\n  }\n}\n', target: '8.4' },
      { text: 'resource r0 {\n  on alpha {\n    address sci 192.0.2.1:7788;\n  }\n}\n', target: '8.2.7' },
    ],
  },

  *check({ configuration }) {
    if (!hasAddressesOfOtherFamilies(configuration)) return
    if (!isAtLeast(configuration.target, '8.3.2')) return
    for (const { family, file, span } of writtenAddresses(configuration)) {
      if (family !== 'sci') continue
      const word = { start: span.start, end: span.start + family.length }
      yield {
        at: { file, span: word },
        message: 'Address family "sci" is called "ssocks" now',
        fixes: [{ title: 'Write "ssocks"', safety: 'safe', edits: [{ file, span: word, newText: 'ssocks' }], isOfRelease: true }],
      }
    }
  },
})
