import { didYouMean, suggestionPool } from '../diagnostics/did-you-mean.js'
import type { Finding } from '../diagnostics/diagnostic.js'
import { addTo } from '../text/multimap.js'
import type { Located } from '../text/located.js'
import type { AgentCall } from './agent-call.js'

/** The parameters in which agents name an address that another resource brings up. */
const addressesOf: ReadonlyMap<string, string> = new Map([
  ['ocf:heartbeat:nfsserver', 'nfs_ip'],
  ['ocf:heartbeat:portblock', 'ip'],
  ['ocf:heartbeat:iSCSITarget', 'portals'],
])

/** An address by which a service is reached, as the parameter of a call says. */
interface AddressUse {
  readonly call: AgentCall
  readonly address: string
  readonly at: Located<string>
}

/**
 * Finds addresses by which services are to be reached, and which no call brings up. Where none brings up any, they come from
 * elsewhere. An address that all services agree upon is right, and the only one that is brought up is then wrong.
 */
export function* unknownServiceAddresses(calls: readonly AgentCall[]): Generator<Finding> {
  const brought = calls.flatMap(broughtUp)
  if (brought.length === 0) return
  const own = new Set(brought.map(({ address }) => address))
  const known = new Set([...own, ...elsewhere(calls)])
  const uses = new Map<string, AddressUse[]>()
  for (const use of calls.flatMap(usesOf)) addTo(uses, use.address, use)
  const pool = suggestionPool(own)
  const [only, ...more] = brought
  for (const [address, [first, ...others]] of uses) {
    if (first === undefined || known.has(address)) continue
    const followsFrom = brought.slice(0, mostCauses).flatMap(({ at }) => faultsOfAddresses.map(rule => ({ rule, at })))
    if (only !== undefined && more.length === 0 && uses.size === 1 && others.length > 0) {
      yield { at: only.at, message: `"${only.call.name}" brings up "${only.address}", and "${first.call.name}" and ${others.length} more are for "${address}"`, related: [{ at: first.at, message: `"${first.call.name}" names it here` }], followsFrom }
      continue
    }
    const near = didYouMean(address, pool) ?? (more.length === 0 ? only?.address : undefined)
    yield { at: first.at, message: `No resource brings up "${address}", which "${first.call.name}" is for`, related: others.slice(0, 5).map(({ at, call }) => ({ at, message: `"${call.name}" is for it, too` })), followsFrom, ...(near === undefined ? {} : { help: `Did you mean "${near}"?` }) }
  }
}

/** More addresses than a cluster has of which one is wrong. */
const mostCauses = 16

/** What else is reported of an address that is brought up: it is wrong, and not what names the right one. */
const faultsOfAddresses: readonly string[] = ['cib/invalid-address', 'cluster/conflicting-virtual-address', 'cluster/missing-virtual-address-interface', 'cluster/duplicate-virtual-address', 'cluster/duplicate-host-address']

function broughtUp(call: AgentCall): AddressUse[] {
  if (!/^ocf:heartbeat:IP(?:addr2?|v6addr)$/.test(call.agent)) return []
  const at = call.parameters.get('ip') ?? call.parameters.get('ipv6addr')
  return at === undefined ? [] : [{ call, address: at.value.replace(/\/.*$/, ''), at }]
}

/** Whatever any other agent is given: that of a cloud brings an address up by a parameter of its own. */
function elsewhere(calls: readonly AgentCall[]): readonly string[] {
  return calls.filter(({ agent }) => !addressesOf.has(agent)).flatMap(({ parameters }) => [...parameters.values()].map(({ value }) => value))
}

function usesOf(call: AgentCall): AddressUse[] {
  const at = call.parameters.get(addressesOf.get(call.agent) ?? '')
  if (at === undefined) return []
  return at.value.split(/[,\s]+/).flatMap(word => {
    // A name, a network, and what stands for all addresses say nothing.
    const address = /^(\d+\.\d+\.\d+\.\d+)(?::\d+|\/32)?$/.exec(word)?.[1]
    return address === undefined || address === '0.0.0.0' ? [] : [{ call, address, at }]
  })
}
