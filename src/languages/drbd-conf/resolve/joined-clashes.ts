import type { Finding } from '../../../diagnostics/diagnostic.js'
import type { Place } from '../../../text/located.js'
import { listed } from '../../../text/quantity.js'
import type { Resource } from '../schema.js'

/** Something that a resource uses on a host where another one uses it already. */
export interface Clash {
  /** What it is, in words that begin a message: `Minor number 0`. */
  readonly what: string
  readonly host: string
  readonly at: Place
  readonly resource: Resource
  readonly first: { readonly at: Place; readonly resource: Resource }
  readonly help?: string
}

/** More hosts than these are counted, not named. */
const mostNamed = 4

/** Tells each clash of two resources once: what was copied for all hosts of a resource is one slip. */
export function* joinedClashes(clashes: Iterable<Clash>): Generator<Finding> {
  const groups: Clash[][] = []
  const known = new Map<Resource, Map<Resource, Map<string, Clash[]>>>()
  for (const clash of clashes) {
    const byResource = entryOf(known, clash.first.resource, () => new Map<Resource, Map<string, Clash[]>>())
    const byThing = entryOf(byResource, clash.resource, () => new Map<string, Clash[]>())
    const group = entryOf(byThing, clash.what, () => {
      const made: Clash[] = []
      groups.push(made)
      return made
    })
    group.push(clash)
  }
  for (const group of groups) yield* joined(group)
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

function* joined([clash, ...others]: readonly Clash[]): Generator<Finding> {
  if (clash === undefined) return
  const { what, at, first, help } = clash
  const hosts = [...new Set([clash, ...others].map(({ host }) => host))]
  yield {
    at,
    message: `${what} is already used ${namedHosts(hosts)}`,
    ...(help === undefined ? {} : { help }),
    related: [
      { at: first.at, message: `first used by resource "${first.resource.name.value}"` },
      ...others.filter(other => other.at !== at).map(other => ({ at: other.at, message: `and here, on host "${other.host}"` })),
    ],
  }
}

function namedHosts(hosts: readonly string[]): string {
  if (hosts.length === 1) return `on host "${hosts[0] ?? ''}"`
  return hosts.length > mostNamed ? `on ${hosts.length} hosts` : `on hosts ${listed(hosts.map(host => `"${host}"`))}`
}
