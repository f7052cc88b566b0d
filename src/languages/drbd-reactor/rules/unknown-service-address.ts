import { unknownServiceAddresses } from '../../../agents/service-addresses.js'
import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { agentCallsIn } from '../analysis/agent-calls.js'
import type { ReactorConf } from '../model.js'

const promoter = (...start: readonly string[]): string => `[[promoter]]\n[promoter.resources.r0]\nstart = [\n${start.map(entry => `  "${entry}",\n`).join('')}]\n`
const vip = 'ocf:heartbeat:IPaddr2 vip ip=192.0.2.10 cidr_netmask=24'

/** The address by which a service is to be reached must be one that the list brings up. */
export const unknownServiceAddress = defineConfigurationRule<ReactorConf>({
  id: 'drbd-reactor/unknown-service-address',
  severity: 'warning',
  origin: 'practice',
  summary: 'a service is to be reached by an address that the list does not bring up',
  why: 'A portal of iSCSI does not start without its address, and portblock closes a port by which nobody comes.',
  do: 'Write the address of the IPaddr2 of the same list.',
  sources: ['resource-agents 4.12 iSCSITarget: portals; portblock: ip; nfsserver: nfs_ip'],
  since: '0.1.0',
  examples: {
    bad: [promoter(vip, '[|ocf:heartbeat:iSCSITarget san iqn=iqn.2024-01.com.example:san portals=192.0.2.1:3260|]')],
    good: [promoter(vip, 'ocf:heartbeat:iSCSITarget san iqn=iqn.2024-01.com.example:san portals=192.0.2.10:3260'), promoter('ocf:heartbeat:iSCSITarget san iqn=iqn.2024-01.com.example:san portals=192.0.2.1:3260')],
  },

  *check({ configuration }) {
    for (const calls of agentCallsIn(configuration)) yield* unknownServiceAddresses(calls)
  },
})
