import type { FactIndex } from '../facts/fact-index.js'
import { foldedName, shortName } from '../text/host-name.js'
import { isLoopback } from './view/addresses.js'

/** Maps every form of a host's names to its key; forms that two hosts share map to null. */
export function nameTable(hosts: readonly { readonly name: string }[], index: FactIndex): ReadonlyMap<string, string | null> {
  const table = new Map<string, string | null>()
  const add = (form: string, key: string): void => {
    const known = table.get(form)
    table.set(form, known === undefined || known === key ? key : null)
  }
  const ownNames = hosts.map(({ name }) => ({ key: name, names: [name, ...index.on(name, 'host-name').map(({ fact }) => fact.name)].map(foldedName) }))
  for (const { key, names } of ownNames) for (const name of names) add(name, key)
  const full = new Set(table.keys())
  for (const { key, names } of ownNames) {
    for (const short of names.map(shortName)) if (!full.has(short)) add(short, key)
  }
  const known = new Set(table.keys())
  for (const { key } of ownNames) for (const alias of namesOfAddresses(key, index)) if (!known.has(alias)) add(alias, key)
  return table
}

/**
 * Lists the names of clusternodes that lead to an address of the host by its own /etc/hosts: cman goes by a name that resolves
 * to one of its interfaces, and nodes are often named after the network of their heartbeats.
 *
 * Source: cluster 3.2.0 cman/daemon/cman-preconfig.c, verify_nodename.
 */
function namesOfAddresses(host: string, index: FactIndex): readonly string[] {
  const nodes = new Set(index.on(host, 'rhcs-host').map(({ fact }) => foldedName(fact.name)))
  if (nodes.size === 0) return []
  const own = new Set(index.on(host, 'host-address').map(({ fact }) => fact.address).filter(address => !isLoopback(address)))
  return index
    .on(host, 'host-entry')
    .filter(({ fact }) => own.has(fact.address))
    .flatMap(({ fact }) => fact.names.map(foldedName))
    .filter(name => nodes.has(name))
}
