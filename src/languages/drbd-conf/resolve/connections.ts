import { addTo } from '../../../text/multimap.js'
import { addressText } from '../analysis/addresses.js'
import { firstLabel, hostnamesEqual } from '../analysis/host-name.js'
import type { Address, Connection, ConnectionSection, Host, Path, PathSection, ResourceSection } from '../schema.js'

/** Lists the links of a resource: those that are written, those of its meshes, and otherwise the one between two hosts. */
export function connectionsOf(section: ResourceSection, hosts: readonly Host[]): Connection[] {
  const connections: Connection[] = section.connections.map(connection => writtenConnection(connection, hosts))
  for (const mesh of section.meshes) {
    const members = mesh.hosts.map(name => hostNamed(hosts, name.value))
    for (let left = 0; left < members.length; left += 1) {
      for (let right = left + 1; right < members.length; right += 1) {
        const pair = [members[left], members[right]]
        const [a, b] = pair
        if (a === undefined || b === undefined || a.section === b.section) continue
        connections.push({
          at: mesh,
          section: mesh,
          isImplicit: true,
          hosts: [a.name, b.name],
          paths: [impliedPath(a, b)],
        })
      }
    }
  }
  // A mesh of one host makes none.
  if (connections.length > 0) return connections
  const places = sectionsOf(hosts)
  const [first, second] = places
  if (first === undefined || second === undefined || places.length !== 2) return connections
  return [{ at: section, isImplicit: true, hosts: [first.name, second.name], paths: [impliedPath(first, second)] }]
}

/** Finds a host of a resource by name as drbd 9 does. */
export function hostNamed(hosts: readonly Host[], name: string): Host | undefined {
  const { byLabel, byName } = tablesOf(hosts)
  return byLabel.get(firstLabel(name))?.find(host => host.aliases.some(alias => hostnamesEqual(alias, name))) ?? byName.get(name)
}

interface HostTables {
  /** The hosts with an alias of that first label, in order. */
  readonly byLabel: ReadonlyMap<string, readonly Host[]>
  readonly byName: ReadonlyMap<string, Host>
}

const tables = new WeakMap<readonly Host[], HostTables>()

/** Indexes the hosts of a resource: each end of each of its connections is looked up by several rules. */
function tablesOf(hosts: readonly Host[]): HostTables {
  const known = tables.get(hosts)
  if (known !== undefined) return known
  const byLabel = new Map<string, Host[]>()
  const byName = new Map<string, Host>()
  for (const host of hosts) {
    for (const label of new Set(host.aliases.map(firstLabel))) {
      addTo(byLabel, label, host)
    }
    if (!byName.has(host.name)) byName.set(host.name, host)
  }
  const made = { byLabel, byName }
  tables.set(hosts, made)
  return made
}

/** Keeps one host of each section: `on a b { … }` is one place to connect to. */
export function sectionsOf(hosts: readonly Host[]): readonly Host[] {
  if (hosts.length < 2 || (hosts.length === 2 && hosts[0]?.section !== hosts[1]?.section)) return hosts
  let sections = sectionsByHosts.get(hosts)
  if (sections === undefined) {
    const seen = new Set<unknown>()
    sectionsByHosts.set(hosts, (sections = hosts.filter(host => !seen.has(host.section) && seen.add(host.section))))
  }
  return sections
}

const sectionsByHosts = new WeakMap<readonly Host[], readonly Host[]>()

function impliedPath(a: Host, b: Host): Path {
  return { ends: [endOf(a.name, a.address), endOf(b.name, b.address)] }
}

function writtenConnection(section: ConnectionSection, hosts: readonly Host[]): Connection {
  const paths = section.paths.map(path => writtenPath(path, hosts))
  const names = new Set(paths.flatMap(path => path.ends.map(end => end.host)))
  return { at: section, section, isImplicit: false, hosts: [...names], paths }
}

function writtenPath(path: PathSection, hosts: readonly Host[]): Path {
  return {
    ends: path.endpoints.map(endpoint => {
      const byAddress =
        endpoint.host === undefined ? hosts.find(host => isSameAddress(host.address, endpoint.address)) : undefined
      const host = endpoint.host === undefined ? byAddress : hostNamed(hosts, endpoint.host.value)
      const port = endpoint.port
      const inherited = host?.address
      const address =
        endpoint.address ?? (inherited === undefined || port === undefined ? inherited : { ...inherited, port })
      return endOf(host?.name ?? endpoint.host?.value ?? '', address)
    }),
  }
}

/** Compares two addresses as drbdadm does: by their text. */
export function isSameAddress(a: Address | undefined, b: Address | undefined): boolean {
  return (
    a !== undefined &&
    b !== undefined &&
    addressText(a) === addressText(b) &&
    familyOf(a) === familyOf(b)
  )
}

/** `sci` is the older name of `ssocks`. */
function familyOf({ family }: Address): string {
  return family === 'sci' ? 'ssocks' : family
}

function endOf(host: string, address: Address | undefined): { readonly host: string; readonly address?: Address } {
  return { host, ...(address === undefined ? {} : { address }) }
}
