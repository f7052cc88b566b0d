import { hostnamesEqual } from '../host-name.js'
import type { Configuration, Host, Resource } from '../schema.js'
import { isOwnAddress } from './own-address.js'

const byName = new WeakMap<Configuration, ReadonlyMap<string, Resource>>()

/** Finds a resource by its name. */
export function resourceNamed(given: Configuration, name: string): Resource | undefined {
  const configuration = given.whole ?? given
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
export function isForHost(configuration: Configuration, resource: Resource, depth = 0): boolean | undefined {
  const name = configuration.host
  if (name === undefined) return undefined
  let answer: boolean | undefined = false
  for (const host of resource.hosts) {
    const match = isPartForHost(configuration, host, name, depth)
    if (match === true) return true
    if (match === undefined) answer = undefined
  }
  return answer
}

/** Tells the same of one section. */
export function isPartForHost(configuration: Configuration, host: Host, name: string, depth = 0): boolean | undefined {
  if (isHost(configuration, host, name)) return true
  if (host.section.kind === 'stacked') {
    const lower = resourceNamed(configuration, host.name)
    return lower === undefined || depth > 8 ? false : isForHost(configuration, lower, depth + 1)
  }
  if (host.section.kind !== 'floating') return false
  return host.address === undefined ? undefined : isOwnAddress(host.address, configuration.addresses)
}

/** Tells whether all of a resource and of what it inherits was understood, so that what is not there is missing. */
export function isWhole({ isBroken }: Configuration, { section, parent }: Resource): boolean {
  return !isBroken && !section.isBroken && parent?.isBroken !== true
}
