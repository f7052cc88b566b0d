import { defineRule } from '../../../rules/define-rule.js'

import { isExport, isStorage } from '../analysis/kinds.js'
import { settledGroups } from '../schema.js'
import type { Haresources, Resource } from '../model.js'

/** The address that clients use comes up behind what they come for. */
export const unsafeAddressOrder = defineRule<Haresources>({
  id: 'haresources/unsafe-address-order',
  severity: 'info',
  origin: 'practice',
  summary: 'a service address comes up before the storage or the export that it announces',
  why:
    'Clients find the address and reach a host without the data: they get errors instead of a pause, and clients of NFS or ' +
    'iSCSI stale handles. On stop the address is the last to go.',
  do: 'Write the address behind storage and exports.',
  sources: [
    'heartbeat 3.0.6 heartbeat/lib/ResourceManager.in: started from left to right, stopped from right to left',
    'DRBD User\'s Guide, "Heartbeat R1-style configuration"',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      'alpha [|192.0.2.6/24|] drbddisk::r0 httpd\n',
      'alpha drbddisk::r0 [|IPaddr2::192.0.2.6|] nfs-kernel-server\n',
    ],
    good: [
      'alpha drbddisk::r0 Filesystem::/dev/drbd0::/srv::ext3 192.0.2.6/24 httpd\n',
      'alpha 192.0.2.6 drbdupper::r0-U Filesystem::/dev/drbd1::/srv::ext3\n',
      'alpha 192.0.2.6 Filesystem::filer:/export::/srv::nfs\n',
    ],
  },

  *check({ model }) {
    for (const { resources } of settledGroups(model)) {
      const position = resources.findIndex(isServiceAddress)
      const address = resources[position]
      if (address === undefined) continue
      const behind = resources.slice(position + 1)
      if (resources.some(({ script }) => script.value === 'drbdupper')) continue // It replicates over that address; where it comes before it, that is reported.
      const announced = behind.find(isExport) ?? behind.find(isStorage)
      if (announced === undefined) continue
      // Clients of other services just try again.
      const isServed = resources.some(isExport)
      yield {
        at: address,
        message: `"${address.text}" comes up before "${announced.text}"`,
        related: [{ at: announced, message: 'starts behind the address' }],
        ...(isServed ? { severity: 'warning' as const } : {}),
      }
    }
  },
})

function isServiceAddress(resource: Resource): boolean {
  return resource.entry?.role === 'address' && resource.address !== undefined
}
