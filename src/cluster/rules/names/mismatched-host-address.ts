import type { Finding } from '../../../diagnostics/diagnostic.js'
import type { HostFact } from '../../../facts/fact-index.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { deviations } from '../../deviations.js'
import type { ClusterModel } from '../../model.js'
import { addressBook, canonicalAddress, hasAddress, isLoopback } from '../../view/addresses.js'
import { clusterNames } from '../../view/cluster-names.js'
import { foldedName } from '../../view/names.js'
import { heartbeatExample } from '../example-cluster.js'

/** The name of a cluster host must lead to the same address from every host. */
export const mismatchedHostAddress = defineClusterRule({
  id: 'cluster/mismatched-host-address',
  severity: 'error',
  origin: 'practice',
  summary: '/etc/hosts of two hosts give one cluster host different addresses',
  why: 'Programs that use names call the host at different addresses, and one of them is wrong.',
  do: 'Write the same address on all hosts.',
  sources: ['hosts(5)', 'cman_tool(8): a node is known by the address that its name resolves to'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('beta has another address on alpha', {
        'alpha:/etc/hosts': ['192.0.2.2 beta', '192.0.2.22 beta'],
      }),
      heartbeatExample('beta has another IPv6 address on alpha', { 'alpha:/etc/hosts': ['192.0.2.2 beta', '192.0.2.2 beta\n2001:db8::22 beta'], 'beta:/etc/hosts': ['192.0.2.2 beta', '192.0.2.2 beta\n2001:db8::2 beta'] }),
    ],
    good: [
      heartbeatExample('one IPv6 address, written in two ways, beside that of IPv4', { 'alpha:/etc/hosts': ['192.0.2.2 beta', '192.0.2.2 beta\n2001:db8::2 beta'], 'beta:/etc/hosts': ['192.0.2.2 beta', '192.0.2.2 beta\n2001:db8:0:0::2 beta'] }),
      heartbeatExample('the same on both hosts'),
      heartbeatExample('the own name leads to loopback, which is told by itself', {
        'alpha:/etc/hosts': ['192.0.2.1 alpha', '127.0.1.1 alpha'],
      }),
    ],
  },

  *check(cluster) {
    const seen = new Set<string>()
    const used = clusterNames(cluster)
    const others = cluster.facts('corosync-node').map(({ fact }) => foldedName(fact.name)).filter(name => !used.has(name))
    for (const name of new Set([...used.keys(), ...others])) {
      for (const isWanted of [isIPv4, isIPv6]) {
        const entries = [...cluster.hosts.keys()].flatMap(host => {
          // The first line counts, and an own name on loopback is another fault.
          const entry = cluster
            .factsOn(host, 'host-entry')
            .find(({ fact }) => isFor(name, fact) && isWanted(fact.address))
          return entry === undefined || isLoopback(entry.fact.address) ? [] : [entry]
        })
        yield* differing(cluster, { name, isUsed: used.has(name) }, entries, seen)
      }
    }
  },
})

function isIPv4(address: string): boolean {
  return !address.includes(':')
}

function isIPv6(address: string): boolean {
  return address.includes(':')
}

function* differing(cluster: ClusterModel, { name, isUsed }: { readonly name: string; readonly isUsed: boolean }, entries: readonly HostFact<'host-entry'>[], seen: Set<string>): Generator<Finding> {
  const isDoubtful = (entry: HostFact<'host-entry'>): boolean => isRefuted(cluster, name, entry)
  for (const { item, from } of deviations(entries, (a, b) => canonicalAddress(a.fact.address) === canonicalAddress(b.fact.address), isDoubtful)) {
    // By a name that corosync does not ask for a host may well be called elsewhere, but not where it is not.
    if (!isUsed && !(isDoubtful(item) && !isDoubtful(from))) continue
    const line = `${item.origin.file} ${item.origin.span.start}`
    if (seen.has(line)) continue
    seen.add(line)
    yield {
      at: item,
      message:
        `"${name}" is ${item.fact.address} on host "${item.host}" and ${from.fact.address} on host "${from.host}"`,
      related: [{ at: from, message: `on host "${from.host}"` }],
      ...(isDoubtful(item) && !isDoubtful(from) ? { help: `Write ${from.fact.address}, which is an address of host "${cluster.hostNamed(name) ?? name}".` } : {}),
    }
  }
}

function isFor(name: string, { names }: HostFact<'host-entry'>['fact']): boolean {
  return names.some(known => known.toLowerCase() === name)
}

/** Tells whether the host that is named says itself which addresses it has, and this is none of them. */
function isRefuted(cluster: ClusterModel, name: string, { fact }: HostFact<'host-entry'>): boolean {
  const host = cluster.hostNamed(name)
  const known = host === undefined ? undefined : addressBook(cluster).get(host)
  return known?.isComplete === true && !hasAddress(known, fact.address)
}
