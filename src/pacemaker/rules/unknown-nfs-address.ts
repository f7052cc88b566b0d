import { defineRule } from '../../rules/define-rule.js'
import { didYouMean } from '../../diagnostics/did-you-mean.js'
import { isWhole } from '../analysis/soundness.js'
import type { Cib } from '../model.js'
import { cibWith, fencing } from './example-cluster.js'

function withServer(address: string): string {
  const ip = '<primitive id="ip" class="ocf" provider="heartbeat" type="IPaddr2"><instance_attributes id="ip-i"><nvpair id="ip-ip" name="ip" value="192.0.2.10"/></instance_attributes></primitive>'
  const server = `<primitive id="nfs" class="ocf" provider="heartbeat" type="nfsserver"><instance_attributes id="nfs-i"><nvpair id="nfs-ip" name="nfs_ip" value="${address}"/></instance_attributes></primitive>`
  return cibWith({ resources: fencing + ip + server })
}

/** The address that an NFS server tells its clients of must be one that the cluster brings up. */
export const unknownNfsAddress = defineRule<Cib>({
  id: 'cib/unknown-nfs-address',
  severity: 'warning',
  origin: 'practice',
  summary: 'nfs_ip names an address that no resource brings up',
  why: 'After a move the server tells its clients from this address to take their locks again. They do not know it, and the locks are lost.',
  do: 'Write the address of the IPaddr2 through which the clients mount.',
  sources: ['resource-agents nfsserver: nfs_ip is the floating address for sm-notify'],
  since: '0.1.0',
  examples: {
    bad: [withServer('[|192.0.2.20|]')],
    good: [
      withServer('192.0.2.10'),
      withServer('192.0.2.10,192.0.2.10'),
      // An agent of a cloud brings it up.
      withServer('192.0.2.20').replace('<primitive id="nfs"', '<primitive id="vip" class="ocf" provider="heartbeat" type="awsvip"><instance_attributes id="vip-i"><nvpair id="vip-ip" name="secondary_private_ip" value="192.0.2.20"/></instance_attributes></primitive><primitive id="nfs"'),
      // The address stands in a set of another resource.
      withServer('192.0.2.20').replace('<primitive id="nfs"', '<primitive id="ip2" class="ocf" provider="heartbeat" type="IPaddr2"><instance_attributes id-ref="ip-i"/></primitive><primitive id="nfs"'),
    ],
  },

  *check({ model }) {
    if (!isWhole(model, 'resources')) return
    const addresses = new Set<string>()
    const others = new Set<string>()
    for (const { agent, parameters, hasReferences } of model.resources) {
      if (agent !== 'ocf:heartbeat:nfsserver') for (const { value } of parameters) others.add(value?.value ?? '')
      if (!/^ocf:heartbeat:IP(?:addr2?|v6addr)$/.test(agent ?? '')) continue
      // Its address stands elsewhere, or nobody knows it.
      if (hasReferences || parameters.some(({ value }) => value === undefined)) return
      for (const { name, value } of parameters) if (name.value === 'ip' || name.value === 'ipv6addr') addresses.add(value?.value.replace(/\/.*$/, '') ?? '')
    }
    // Without any the address may be brought up outside of the cluster.
    if (addresses.size === 0) return
    for (const { agent, parameters } of model.resources) {
      const pair = parameters.find(({ name }) => name.value === 'nfs_ip')
      if (agent !== 'ocf:heartbeat:nfsserver' || pair?.value === undefined || pair.isConditional || !/^[\d.,\s]+$/.test(pair.value.value)) continue
      const strange = pair.value.value.split(/[,\s]+/).find(address => address !== '' && !addresses.has(address) && !others.has(address))
      if (strange === undefined) continue
      const near = didYouMean(strange, [...addresses]) ?? (addresses.size === 1 ? [...addresses][0] : undefined)
      yield { at: pair.value, message: `No resource brings up "${strange}"`, ...(near === undefined ? {} : { help: `Did you mean "${near}"?` }) }
    }
  },
})
