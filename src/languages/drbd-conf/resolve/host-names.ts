import { hostnamesEqual } from '../analysis/host-name.js'
import type { Configuration, Host, Resource } from '../schema.js'
import { isOwnAddress } from './own-address.js'
import { repeatedHosts } from './repeated-hosts.js'

const byName = new WeakMap<Configuration, ReadonlyMap<string, Resource>>()

/** Finds a resource by its name. */
export function resourceNamed(configuration: Configuration, name: string): Resource | undefined {
  let table = byName.get(configuration)
  if (table === undefined) {
    const made = new Map<string, Resource>()
    for (const resource of configuration.resources)
      if (!made.has(resource.name.value)) made.set(resource.name.value, resource)
    byName.set(configuration, (table = made))
  }
  return table.get(name)
}

/** Tells whether a host section is that of the named host: exactly up to 8.4, as host names in 9. */
export function isHost(configuration: Configuration, host: Host, name: string): boolean {
  if (host.section.kind !== 'on') return host.section.kind === 'floating' && host.address?.host.value === name
  if (host.name === '_this_host') return true
  return configuration.dialect === '9' ? hostnamesEqual(host.name, name) : host.name === name
}

/**
 * Tells whether a resource has a part on the host of the files; drbdadm looks less closely at the others. Unknown without a
 * host, and for floating sections where the host's addresses are not known.
 */
export function isForHost(configuration: Configuration, resource: Resource): boolean | undefined {
  if (configuration.host === undefined) return undefined
  return isStacked(resource) ? stackedAnswers(configuration).get(resource) : isAnyForHost(configuration, resource)
}

function isAnyForHost(configuration: Configuration, resource: Resource): boolean | undefined {
  let answer: boolean | undefined = false
  for (const host of resource.hosts) {
    const match = isPartForHost(configuration, resource, host)
    if (match === true) return true
    if (match === undefined) answer = undefined
  }
  return answer
}

/** Tells whether a resource has sections that are stacked on others. */
function isStacked({ section }: Resource): boolean {
  return section.traits.hasStacked
}

type Answers = ReadonlyMap<Resource, boolean | undefined>

const answered = new WeakMap<Configuration, Answers>()

/** Answers for all stacked resources in reading order, so that each finds the answers of those that drbdadm knows by then. */
function stackedAnswers(configuration: Configuration): Answers {
  const known = answered.get(configuration)
  if (known !== undefined) return known
  const answers = new Map<Resource, boolean | undefined>()
  answered.set(configuration, answers)
  for (const resource of configuration.resources) {
    if (isStacked(resource)) answers.set(resource, isAnyForHost(configuration, resource))
  }
  return answers
}

/** Tells the same of one section of a resource. */
export function isPartForHost(configuration: Configuration, resource: Resource, host: Host): boolean | undefined {
  const name = configuration.host
  if (name === undefined) return undefined
  if (isHost(configuration, host, name)) return true
  if (host.section.kind === 'stacked') return isLowerForHost(configuration, resource, host)
  if (host.section.kind !== 'floating') return false
  return host.address === undefined ? undefined : isOwnAddress(host.address, configuration.addresses)
}

/**
 * Tells whether the resource below a stacked section has a part on the host, as far as drbdadm knows when it comes to that
 * section: it goes through the resources that are not stacked first, then through the stacked ones in reading order.
 *
 * Source: drbd-utils user/v9/drbdadm_postparse.c, post_parse(), set_me_in_resource().
 */
function isLowerForHost(configuration: Configuration, resource: Resource, host: Host): boolean | undefined {
  const lower = resourceNamed(configuration, host.name)
  if (lower === undefined) return false
  if (lower === resource) return isBehindOwn(configuration, resource, host)
  return isStacked(lower) && placeOf(configuration, lower) > placeOf(configuration, resource) ? false : isForHost(configuration, lower)
}

/** Where the first section of a resource is that is for the host and not stacked on the resource itself, and that may be. */
interface OwnSections {
  readonly certain: number
  readonly possible: number
}

const ownSections = new WeakMap<Resource, OwnSections>()

/** Of a section that is stacked on its own resource drbdadm knows what stands before it. */
function isBehindOwn(configuration: Configuration, resource: Resource, host: Host): boolean | undefined {
  let own = ownSections.get(resource)
  if (own === undefined) {
    const matches = resource.hosts.map(other =>
      resourceNamed(configuration, other.name) === resource && other.section.kind === 'stacked' ? false : isPartForHost(configuration, resource, other),
    )
    const [certain, possible] = [matches.indexOf(true), matches.indexOf(undefined)].map(index => (index < 0 ? Infinity : index))
    ownSections.set(resource, (own = { certain: certain ?? Infinity, possible: possible ?? Infinity }))
  }
  const place = resource.hosts.indexOf(host)
  if (own.certain < place) return true
  return own.possible < place ? undefined : false
}

const byPlace = new WeakMap<Configuration, ReadonlyMap<Resource, number>>()

/** Gives the place of a resource among all of them. */
function placeOf(configuration: Configuration, resource: Resource): number {
  let places = byPlace.get(configuration)
  if (places === undefined) byPlace.set(configuration, (places = new Map(configuration.resources.map((other, index) => [other, index]))))
  return places.get(resource) ?? -1
}

/** Tells whether all of a resource and of what it inherits was understood, so that an option that is not there is missing. */
export function isUnderstood({ isBroken }: Configuration, { section, parent }: Resource): boolean {
  return !isBroken && !section.isBroken && parent?.isBroken !== true
}

/** Tells the same of its hosts, too: a host with two sections was meant to be two hosts. */
export function isWhole(configuration: Configuration, resource: Resource): boolean {
  return isUnderstood(configuration, resource) && repeatedHosts(resource.section).length === 0
}
