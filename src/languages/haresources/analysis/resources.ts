import { prefixLength } from '../reading/address.js'
import type { AddressSpec } from '../reading/address.js'
import { joinedIpv6 } from '../reading/ipv6.js'
import { settledGroups } from '../schema.js'
import type { Haresources, Resource, ResourceGroup } from '../model.js'

/** A resource with what it belongs to. */
export interface PlacedResource {
  readonly resource: Resource
  readonly group: ResourceGroup
}

/** Lists all resources that rules may judge. */
export function* settledResources(model: Haresources): Generator<PlacedResource> {
  for (const group of settledGroups(model)) for (const resource of group.resources) yield { resource, group }
}

/** An address resource with one argument that is meant as an IPv4 address. */
export interface Ipv4Resource extends PlacedResource {
  readonly spec: AddressSpec
  /** The length of the prefix, where there is a good mask. */
  readonly prefix?: number
}

/** Lists the addresses of IPaddr and IPaddr2. */
export function* ipv4Resources(model: Haresources): Generator<Ipv4Resource> {
  for (const { resource, group } of settledResources(model)) {
    const spec = resource.address
    if (spec === undefined || resource.script.value === 'IPv6addr' || resource.text.includes(':::')) continue
    if (joinedIpv6(resource) !== undefined) continue
    const prefix = prefixLength(spec)
    yield { resource, group, spec, ...(prefix === undefined ? {} : { prefix }) }
  }
}
