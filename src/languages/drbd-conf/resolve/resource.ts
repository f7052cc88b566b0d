import type { CommonSection, Connection, Dialect, Host, HostSection, NodeId, Resource, ResourceSection } from '../schema.js'
import { connectionsOf, sectionsOf } from './connections.js'
import { addressHash } from './node-id.js'
import { volumesOf } from './volumes.js'

/** What the hosts of a resource depend on beside its own section. */
export interface Surroundings {
  readonly dialect: Dialect
  sectionNamed(name: string): ResourceSection | undefined
}

/**
 * Makes a resource of its section and of what it inherits from. Hosts and connections are worked out when first asked for:
 * of thousands of resources most are never asked.
 */
export function resolvedResource(
  section: ResourceSection,
  parent: CommonSection | undefined,
  surroundings: Surroundings,
): Resource {
  return new ResolvedResource(section, parent, surroundings)
}

class ResolvedResource implements Resource {
  readonly section: ResourceSection
  readonly parent: CommonSection | undefined
  readonly #surroundings: Surroundings
  #hosts: readonly Host[] | undefined
  #connections: readonly Connection[] | undefined

  constructor(section: ResourceSection, parent: CommonSection | undefined, surroundings: Surroundings) {
    this.section = section
    this.parent = parent
    this.#surroundings = surroundings
  }

  get name(): Resource['name'] {
    return this.section.name
  }

  get hosts(): readonly Host[] {
    return (this.#hosts ??= hostsOf(this.section, this.#surroundings))
  }

  get connections(): readonly Connection[] {
    return (this.#connections ??= connectionsOf(this.section, this.hosts))
  }
}

function hostsOf(section: ResourceSection, surroundings: Surroundings): readonly Host[] {
  const hosts = section.hosts.flatMap(host => hostsOfSection(section, host, surroundings))
  return surroundings.dialect === '9' ? withNodeIds(section, hosts) : hosts
}

function hostsOfSection(section: ResourceSection, host: HostSection, { dialect, sectionNamed }: Surroundings): Host[] {
  const volumes = volumesOf(section, host, dialect)
  const { address, kind } = host
  const nodeId = host.nodeId === undefined ? undefined : { ...host.nodeId, isDerived: false }
  if (kind === 'floating') {
    const name = `${address?.host.value ?? ''}:${address?.port?.value ?? ''}`
    return [{ name, aliases: [name], at: address ?? host, section: host, volumes, address, nodeId }]
  }
  return host.names.map(at => {
    const name = at.value
    const below = kind === 'stacked' ? sectionNamed(name)?.hosts.flatMap(lower => (lower.kind === 'on' ? lower.names : [])) : undefined
    const aliases = below?.map(other => other.value) ?? [name]
    return { name, aliases, at, section: host, volumes, address, nodeId }
  })
}

/** Numbers two hosts that give no node-id, as drbdadm 9 does for files of 8.4. */
function withNodeIds(section: ResourceSection, hosts: readonly Host[]): readonly Host[] {
  if (section.connections.length > 0 || section.meshes.length > 0) return hosts
  const [a, b, ...others] = sectionsOf(hosts)
  if (a?.address === undefined || b?.address === undefined || others.length > 0) return hosts
  if (a.nodeId !== undefined || b.nodeId !== undefined) return hosts
  const hashes = [addressHash(a.address.host.value), addressHash(b.address.host.value)]
  const [left = 0, right = 0] = hashes
  if (left === right) return hosts
  return hosts.map(host => {
    const value = (host.section === a.section) === left > right ? 0 : 1
    const nodeId: NodeId = { value, isDerived: true, file: host.section.file, span: host.section.span }
    return { ...host, nodeId }
  })
}
