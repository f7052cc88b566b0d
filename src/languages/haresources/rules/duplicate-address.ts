import { defineRule } from '../../../rules/define-rule.js'

import { repeats } from '../analysis/repeats.js'
import type { Haresources } from '../model.js'

/** An address comes up once. */
export const duplicateAddress = defineRule<Haresources>({
  id: 'haresources/duplicate-address',
  severity: 'warning',
  origin: 'practice',
  summary: 'an address is listed twice',
  why:
    'Within a group the second start is skipped because the address is up already, and on stop it goes with the ' +
    'first of the two. In two groups both hosts may hold it at once.',
  do: 'Keep one of them; behind the service if clients should find it ready.',
  sources: [
    'heartbeat 3.0.6 heartbeat/lib/ResourceManager.in, acquireresourcegroup(): a running resource is not started',
  ],
  since: '0.1.0',
  followsFrom: [{ rules: ['haresources/missing-backslash'], within: 'lines' }],
  examples: {
    bad: [
      'alpha drbddisk::r0 192.0.2.6/24 httpd [|IPaddr::192.0.2.6/24/eth0|]\n',
      'alpha httpd 192.0.2.6\nbeta ftpd [|IPaddr2::192.0.2.6/24|]\n',
    ],
    good: ['alpha 192.0.2.6/24 httpd IPaddr::192.0.2.7/24/eth0\n'],
  },

  *check({ model }) {
    for (const repeat of repeats(model)) {
      if (repeat.kind !== 'address') continue
      const { first, second } = repeat
      const address = second.resource.address?.address.value ?? ''
      const isSameGroup = first.group === second.group
      const place = isSameGroup ? 'listed first here' : `in the group of "${first.group.host.value}"`
      yield {
        at: second.resource,
        message: isSameGroup
          ? `Address ${address} is already in the group, so its start is skipped`
          : `Address ${address} belongs to another group too`,
        related: [
          { at: first.resource, message: place },
        ],
        ...(isSameGroup ? {} : { severity: 'error' as const }),
      }
    }
  },
})
