import { unknownServiceAddresses } from '../../agents/service-addresses.js'
import { defineRule } from '../../rules/define-rule.js'
import { agentCallsIn } from '../analysis/agent-calls.js'
import type { Cib } from '../model.js'
import { cibWith, fencing, ocf } from './example-cluster.js'

function withServer(address: string): string {
  return cibWith({ resources: fencing + ocf('ip', 'IPaddr2', { ip: '192.0.2.10' }) + ocf('nfs', 'nfsserver', { nfs_ip: address }) })
}

function withBlocks(address: string, blocked: string): string {
  const block = (id: string, action: string): string => ocf(id, 'portblock', { protocol: 'tcp', portno: '2049', action, ip: blocked })
  return cibWith({ resources: fencing + block('block', 'block') + ocf('ip', 'IPaddr2', { ip: address }) + block('open', 'unblock') })
}

/** The address by which a service is to be reached must be one that the cluster brings up. */
export const unknownServiceAddress = defineRule<Cib>({
  id: 'cib/unknown-service-address',
  severity: 'warning',
  origin: 'practice',
  summary: 'a service is to be reached by an address that no resource brings up',
  why: 'A portal of iSCSI does not start without its address, portblock closes a port by which nobody comes, and clients of NFS are told to take their locks again from an address that they do not know.',
  do: 'Write the address of the IPaddr2 through which the clients come.',
  sources: ['resource-agents 4.12 nfsserver: nfs_ip is the floating address for sm-notify', 'resource-agents 4.12 iSCSITarget: portals; portblock: ip'],
  since: '0.1.0',
  examples: {
    bad: [withServer('[|192.0.2.20|]'), withBlocks('[|192.0.2.11|]', '192.0.2.10'), cibWith({ resources: fencing + ocf('ip', 'IPaddr2', { ip: '192.0.2.10' }) + ocf('san', 'iSCSITarget', { iqn: 'iqn.2024-01.com.example:san', portals: '[|192.0.2.1:3260|]' }) })],
    good: [
      withServer('192.0.2.10'),
      withServer('192.0.2.10,192.0.2.10'),
      withBlocks('192.0.2.10', '192.0.2.10'),
      withBlocks('192.0.2.10', '0.0.0.0/0'),
      // An agent of a cloud brings it up.
      withServer('192.0.2.20').replace('<primitive id="nfs"', `${ocf('vip', 'awsvip', { secondary_private_ip: '192.0.2.20' })}<primitive id="nfs"`),
      // The address stands in a set of another resource.
      withServer('192.0.2.20').replace('<primitive id="nfs"', '<primitive id="ip2" class="ocf" provider="heartbeat" type="IPaddr2"><instance_attributes id-ref="ip-i"/></primitive><primitive id="nfs"'),
    ],
  },

  *check({ model }) {
    yield* unknownServiceAddresses(agentCallsIn(model))
  },
})
