import { defineRule } from '../../../rules/define-rule.js'

import { addressIdentity, readAddress } from '../reading/address.js'
import { settledGroups } from '../schema.js'
import type { Haresources, Resource } from '../model.js'

/** An address can be a source only where it is. */
export const conflictingSourceAddressOrder = defineRule<Haresources>({
  id: 'haresources/conflicting-source-address-order',
  severity: 'error',
  origin: 'practice',
  summary: 'IPsrcaddr comes before its address',
  why: 'The script refuses an address that the host does not have. The group is given up.',
  do: 'Write IPaddr before IPsrcaddr.',
  sources: ['resource-agents heartbeat/IPsrcaddr: the address must be on an interface'],
  since: '0.1.0',
  examples: {
    bad: ['alpha [|IPsrcaddr::192.0.2.10|] IPaddr::192.0.2.10/24\n'],
    good: ['alpha IPaddr::192.0.2.10/24 IPsrcaddr::192.0.2.10\n', 'alpha IPsrcaddr::192.0.2.11 192.0.2.10\n'],
  },

  *check({ model }) {
    for (const { resources } of settledGroups(model)) {
      const sources = new Map<string, Resource>()
      const present = new Set<string>()
      for (const resource of resources) {
        const [argument] = resource.arguments
        if (resource.script.value === 'IPsrcaddr' && argument !== undefined) {
          const identity = addressIdentity(readAddress(argument))
          if (identity !== undefined && !present.has(identity)) sources.set(identity, resource)
        }
        const identity = resource.address === undefined ? undefined : addressIdentity(resource.address)
        if (identity === undefined) continue
        present.add(identity)
        const source = sources.get(identity)
        if (source === undefined) continue
        sources.delete(identity)
        yield {
          at: source,
          message: `"${source.text}" starts before its address is up`,
          related: [{ at: resource, message: 'the address comes up here' }],
        }
      }
    }
  },
})
