import type { HostFact } from '../../../facts/fact-index.js'
import type { FactOf } from '../../../facts/fact.js'
import type { Place } from '../../../text/located.js'
import { listed } from '../../../text/quantity.js'
import { suggestion } from '../../../diagnostics/did-you-mean.js'
import { isSlip } from '../../../text/host-slip.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { isAddress } from '../../view/addresses.js'
import { clusterNames } from '../../view/cluster-names.js'
import { gnbdImports } from '../../view/gnbd-imports.js'
import { fileOn, filesOf } from '../../view/groups.js'
import { misspellingOf } from '../../view/misspelt-hosts.js'
import { foldedName, namesOf, shortName } from '../../view/names.js'
import { heartbeatExample } from '../example-cluster.js'

/** /etc/hosts should know every host that a cluster file names. */
export const missingHostEntry = defineClusterRule({
  id: 'cluster/missing-host-entry',
  severity: 'warning',
  origin: 'practice',
  summary: '/etc/hosts does not have a name that the cluster depends on',
  why:
    'While the name service is down, the name cannot be resolved and the cluster does not start. Heartbeat refuses ' +
    'a file with a ucast or ping name that it cannot resolve.',
  do: 'Add a line with the host\'s address.',
  sources: [
    'Red Hat knowledge base, solutions 5934 and 81123',
    'heartbeat 3.0.6 lib/plugins/HBcomm/ucast.c: "cannot resolve hostname"',
  ],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('a peer by name', {
      'alpha:/etc/ha.d/ha.cf': ['192.0.2.2', 'beta'],
      'alpha:/etc/hosts': ['192.0.2.2 beta\n', ''],
    }), heartbeatExample('a slip in the name', { 'alpha:/etc/hosts': ['192.0.2.2 beta\n', '192.0.2.2 betta\n'] })],
    good: [
      heartbeatExample('peers by address'),
      heartbeatExample('no hosts file was collected', { '*:/etc/hosts': null }),
    ],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      const file = fileOn(cluster, host, 'hosts')
      const entries = cluster.factsOn(host, 'host-entry')
      const [first] = entries
      const place = file ?? first
      if (place === undefined) continue
      const known = new Set(entries.flatMap(({ fact }) => fact.names.map(foldedName)))
      const slips = [...slipsOn(cluster, host, known)]
      for (const { entry, written, name, isUsedAt } of slips) {
        yield {
          at: entry,
          message: `"${written}" in /etc/hosts of host "${host}" is none of the hosts, and "${name}" is not in it`,
          related: isUsedAt === undefined ? [] : [{ at: isUsedAt, message: 'the name is used here' }],
          help: `Did you mean "${name}"?`,
        }
      }
      const reported = new Set(slips.flatMap(({ names }) => names))
      const used = usedNames(cluster, host).filter(({ name }) => {
        return !isAddress(name) && !known.has(foldedName(name)) && !reported.has(foldedName(name)) && !isWrittenSlip(cluster, host, name)
      })
      const [user] = used
      if (user === undefined) continue
      const names = [...new Set(used.map(({ name }) => name))]
      const near = suggestion(user.name, known)
      yield {
        at: place,
        message:
          `${listed(names.slice(0, 5).map(name => `"${name}"`))} ` +
          `${names.length === 1 ? 'is' : 'are'} not in /etc/hosts of host "${host}"`,
        related: [{ at: user.place, message: 'the name is used here' }],
        followsFrom: filesOf(cluster, host, 'cluster-conf').map(at => ({ rule: 'cluster/unknown-cman-host', at })),
        ...(near === undefined ? {} : { help: near }),
      }
    }
  },
})

interface HostsSlip {
  readonly entry: HostFact<'host-entry'>
  readonly written: string
  /** The name that was meant, and every name of that host. */
  readonly name: string
  readonly names: readonly string[]
  readonly isUsedAt: Place | undefined
}

/** Lines that name no host but nearly one that the file leaves out. */
function* slipsOn(cluster: ClusterModel, host: string, known: ReadonlySet<string>): Generator<HostsSlip> {
  const members = [...clusterNames(cluster).keys()].flatMap(name => {
    const member = cluster.hostNamed(name)
    return member === undefined ? [] : [{ member, name }]
  })
  const isThere = new Set([...known].flatMap(name => cluster.hostNamed(name) ?? []))
  const reported = new Set<HostFact<'host-entry'>>()
  for (const { member, name } of members) {
    if (isThere.has(member)) continue
    for (const entry of cluster.factsOn(host, 'host-entry')) {
      const written = entry.fact.names.find(word => cluster.hostNamed(word) === undefined && isSlip(word, name))
      if (written === undefined || reported.has(entry)) continue
      reported.add(entry)
      const names = namesOf(cluster, member).flatMap(own => [foldedName(own), shortName(foldedName(own))])
      yield { entry, written, name, names: [...names, foldedName(name)], isUsedAt: usedNames(cluster, host).find(used => foldedName(used.name) === name)?.place }
    }
  }
}

/** A slip in the file that names the hosts is reported by itself. */
function isWrittenSlip(cluster: ClusterModel, host: string, name: string): boolean {
  return misspellingOf(cluster, host, { language: 'cluster-conf', written: name }) !== undefined
}

function usedNames(cluster: ClusterModel, host: string): { readonly name: string; readonly place: Place }[] {
  return [
    ...cluster.factsOn(host, 'heartbeat-link').flatMap(place => {
      const { medium, peer, members = [] } = place.fact
      const names = [...(peer === undefined ? [] : [peer]), ...members]
      return /^(ucast|ping)/.test(medium) ? names.map(name => ({ name, place })) : []
    }),
    ...cluster.factsOn(host, 'rhcs-host').map(place => ({ name: place.fact.name, place })),
    ...cluster.settingsOn(host, 'cluster-conf', isAltName).flatMap(place => (typeof place.fact.value === 'string' ? [{ name: place.fact.value, place }] : [])),
    ...corosyncNames(cluster, host),
    ...gnbdImports(cluster).filter(({ entry }) => entry.host === host).map(({ entry, server }) => ({ name: server, place: entry })),
  ]
}

/** Names by which corosync asks for addresses: told where the file knows another one of them; a name service may know them all. */
function corosyncNames(cluster: ClusterModel, host: string): { readonly name: string; readonly place: Place }[] {
  const names = cluster.factsOn(host, 'corosync-node').flatMap(({ fact }) => fact.addresses).filter(({ address }) => !isAddress(address))
  const known = new Set(cluster.factsOn(host, 'host-entry').flatMap(({ fact }) => fact.names.map(foldedName)))
  return names.some(({ address }) => known.has(foldedName(address))) ? names.map(({ address, at }) => ({ name: address, place: { origin: at } })) : []
}

function isAltName({ key }: FactOf<'setting'>): boolean {
  return / \/ altname(?: [^/]*)? \/ name$/.test(key)
}
