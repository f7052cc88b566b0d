import type { Located } from '../../../text/located.js'
import type { CommonSection, Connection, Dialect, Host, HostSection, Resource, ResourceSection } from '../schema.js'
import { connectionsOf } from './connections.js'
import { withNodeIds } from './derived-node-ids.js'
import { distinctHosts, isRepeated } from './repeated-hosts.js'
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
  const hosts = distinctHosts(section).flatMap(host => hostsOfSection(section, host, surroundings))
  return surroundings.dialect === '9' ? withNodeIds(section, hosts) : hosts
}

function hostsOfSection(section: ResourceSection, host: HostSection, { dialect, sectionNamed }: Surroundings): Host[] {
  const volumes = volumesOf(section, host, dialect)
  const { address, kind } = host
  const nodeId = host.nodeId === undefined ? undefined : { ...host.nodeId, isDerived: false }
  if (kind === 'floating') {
    const name = address === undefined ? ':' : `${address.host.value}:${address.port?.text ?? address.port?.value ?? ''}`
    return [{ name, aliases: [name], at: address ?? host, section: host, volumes, address, nodeId }]
  }
  return host.names.flatMap(at => {
    if (isRepeated(section, at)) return []
    const name = at.value
    const below = kind === 'stacked' ? lowerNames(sectionNamed(name)) : undefined
    const aliases = below?.map(other => other.value) ?? [name]
    return [{ name, aliases, at, section: host, volumes, address, nodeId }]
  })
}

/** The names of the hosts of a lower resource, worked out once however many sections are stacked on it. */
function lowerNames(section: ResourceSection | undefined): readonly Located<string>[] | undefined {
  if (section === undefined) return undefined
  let names = namesBelow.get(section)
  if (names === undefined) namesBelow.set(section, (names = section.hosts.flatMap(lower => (lower.kind === 'on' ? lower.names : []))))
  return names
}

const namesBelow = new WeakMap<ResourceSection, readonly Located<string>[]>()
