import type { Host, HostSection, NodeId, ResourceSection } from '../schema.js'
import { hostNamed, sectionsOf } from './connections.js'
import { addressHash } from './node-id.js'

/** Two hosts without node-ids that drbdadm 9 numbers by their addresses: the one with the larger hash is 0, the other 1. */
export interface NumberedPair {
  readonly first: Host
  readonly second: Host
  /** The hashes are equal, and drbdadm gives up. */
  readonly isEqual: boolean
}

/**
 * Lists the pairs that drbdadm 9 numbers, in its order: the two ends of each connection that it makes itself, be it of a mesh
 * or between two hosts, unless one of them has a number already. Whether others have the same number it does not look.
 *
 * Source: drbdadm 9.22, tried; drbd-utils user/v9/drbdadm_postparse.c, generate_implicit_node_id().
 */
export function numberedPairs(section: ResourceSection, hosts: readonly Host[]): readonly NumberedPair[] {
  const pairs: NumberedPair[] = []
  const numbered = new Set<HostSection>()
  let isAnyMade = section.connections.length > 0
  for (const mesh of section.meshes) {
    const members = mesh.hosts.flatMap(name => hostNamed(hosts, name.value) ?? [])
    if (members.some(member => member.section !== members[0]?.section)) isAnyMade = true
    addPairs(members, numbered, pairs)
  }
  if (!isAnyMade) {
    const places = sectionsOf(hosts)
    if (places.length === 2) addPairs(places, numbered, pairs)
  }
  return pairs
}

/** Each host without a number meets the next one without. */
function addPairs(members: readonly Host[], numbered: Set<HostSection>, pairs: NumberedPair[]): void {
  let waiting: Host | undefined
  for (const host of members) {
    if (host.nodeId !== undefined || host.address === undefined || numbered.has(host.section)) continue
    if (waiting === undefined) waiting = host
    else if (waiting.section !== host.section) {
      numbered.add(waiting.section).add(host.section)
      pairs.push({ first: waiting, second: host, isEqual: hashOf(waiting) === hashOf(host) })
      waiting = undefined
    }
  }
}

/** Gives the hosts of those pairs their numbers. */
export function withNodeIds(section: ResourceSection, hosts: readonly Host[]): readonly Host[] {
  const values = new Map<HostSection, number>()
  for (const { first, second, isEqual } of numberedPairs(section, hosts)) {
    if (isEqual) continue
    const isFirst = hashOf(first) > hashOf(second)
    values.set(first.section, isFirst ? 0 : 1).set(second.section, isFirst ? 1 : 0)
  }
  if (values.size === 0) return hosts
  return hosts.map(host => {
    const value = values.get(host.section)
    if (value === undefined) return host
    const nodeId: NodeId = { value, isDerived: true, file: host.section.file, span: host.section.span }
    return { ...host, nodeId }
  })
}

function hashOf({ address }: Host): number {
  return addressHash(address?.host.value ?? '')
}

/** Tells whether drbdadm works the numbers of a resource's hosts out of their addresses, because nothing else says any. */
export function isNumberedByAddress({ connections }: ResourceSection, places: readonly Host[]): boolean {
  return places.length === 2 && connections.length === 0 && places.every(({ nodeId }) => nodeId === undefined)
}
