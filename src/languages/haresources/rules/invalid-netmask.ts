import { defineRule } from '../../../rules/define-rule.js'

import { settledResources } from '../analysis/resources.js'
import type { Haresources } from '../model.js'

import { prefixOf } from '../../../values/netmask.js'

/** A mask is the length of a prefix, or four numbers without gaps. */
export const invalidNetmask = defineRule<Haresources>({
  id: 'haresources/invalid-netmask',
  severity: 'error',
  origin: 'practice',
  summary: 'the mask of a service address is impossible',
  why: 'The script cannot add the address, and the group is given up.',
  do: 'Write a length from 0 to 32 (128 for IPv6), or a mask such as 255.255.255.0.',
  sources: ['resource-agents heartbeat/findif.sh, heartbeat/IPaddr2: cidr_netmask'],
  since: '0.1.0',
  examples: {
    bad: [
      'alpha 192.0.2.10/[|33|]/eth0\n',
      'alpha IPaddr::192.0.2.10/[|255.0.255.0|]\n',
      'alpha IPv6addr::2001:db8:0:0:0:0:0:1/[|129|]\n',
    ],
    good: [
      'alpha 192.0.2.10/24/eth0\n',
      'alpha IPaddr::192.0.2.10/255.255.255.0\n',
      'alpha IPaddr::192.0.2.10//24/eth0\n',
    ],
  },

  *check({ model }) {
    for (const { resource } of settledResources(model)) {
      const mask = resource.address?.mask
      if (mask === undefined || !/^[0-9.]+$/.test(mask.value)) continue // An interface or a name to be replaced.
      const isIpv6 = resource.script.value === 'IPv6addr'
      const isGood = isIpv6
        ? /^[0-9]{1,3}$/.test(mask.value) && Number(mask.value) <= 128
        : prefixOf(mask.value) !== undefined
      if (isGood) continue
      const isLength = /^[0-9]+$/.test(mask.value)
      yield {
        at: mask,
        message: isLength
          ? `Mask ${mask.value} is outside 0–${isIpv6 ? 128 : 32}`
          : `"${mask.value}" is not the mask of a network`,
      }
    }
  },
})
