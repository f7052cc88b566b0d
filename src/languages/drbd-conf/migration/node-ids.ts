import type { Fix } from '../../../diagnostics/fix.js'
import { addressHash } from '../resolve/node-id.js'
import type { Host } from '../schema.js'

/**
 * Numbers the hosts of a resource that have no node id yet: free numbers in the order of the hosts, or for two hosts those
 * that drbdadm would derive from their addresses.
 *
 * The numbers must be those in the meta data, where there are some already, hence `unsafe`.
 */
export function nodeIdFix(host: Host, hosts: readonly Host[]): Fix | undefined {
  const number = numberFor(host, hosts)
  const { file, extent } = host.section
  if (number === undefined || hosts.some(other => other !== host && other.section === host.section)) return undefined
  const at = extent.end - 1
  return {
    title: `Give "${host.name}" the node id ${number}`,
    safety: 'unsafe',
    edits: [{ file, span: { start: at, end: at }, newText: `node-id ${number}; ` }],
  }
}

function numberFor(host: Host, hosts: readonly Host[]): number | undefined {
  const [first, second] = hosts
  const areAllWithout = hosts.every(({ nodeId }) => nodeId === undefined)
  if (hosts.length === 2 && areAllWithout && first?.address !== undefined && second?.address !== undefined) {
    const isFirst = addressHash(first.address.host.value) > addressHash(second.address.host.value)
    return (host === first) === isFirst ? 0 : 1
  }
  const taken = new Set(hosts.map(({ nodeId }) => nodeId?.value))
  let number = 0
  for (const other of hosts) {
    if (other.nodeId !== undefined) continue
    while (taken.has(number)) number += 1
    if (other === host) return number <= 31 ? number : undefined
    number += 1
  }
  return undefined
}
