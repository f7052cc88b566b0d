import type { HostFact } from '../../facts/fact-index.js'
import type { ClusterModel } from '../model.js'

type Link = HostFact<'rc-link'>

/** The runlevels in which services run, the usual ones first. */
const running = ['2', '3', '5', '4']
const ending = ['0', '6', '1']

/** Finds the link that starts (or stops) a service on a host, in the first runlevel that has one. */
export function linkOf(
  cluster: ClusterModel,
  host: string,
  wanted: { readonly action: 'start' | 'stop'; readonly services: readonly string[] },
): Link | undefined {
  const links = cluster
    .factsOn(host, 'rc-link')
    .filter(({ fact }) => fact.action === wanted.action && wanted.services.includes(fact.service))
  for (const level of wanted.action === 'start' ? running : ending) {
    const link = links.find(({ fact }) => fact.runlevel === level)
    if (link !== undefined) return link
  }
  return undefined
}

/** Tells whether init reaches one link before another: by number, then by name. */
export function isBefore(a: Link, b: Link): boolean {
  if (a.fact.number !== b.fact.number) return a.fact.number < b.fact.number
  return a.fact.service < b.fact.service
}

/** Writes a link as it is called: `S70drbd`. */
export function shownLink({ fact }: Link): string {
  return `${fact.action === 'start' ? 'S' : 'K'}${String(fact.number).padStart(2, '0')}${fact.service}`
}

/** Checks a wanted order of start; yields each neighbouring pair of links that stand the wrong way round. */
export function* wrongStarts(
  cluster: ClusterModel,
  host: string,
  services: readonly string[],
): Generator<readonly [Link, Link]> {
  yield* wrongPairs(services.map(service => linkOf(cluster, host, { action: 'start', services: [service] })))
}

/** Checks a wanted order of stop; yields each neighbouring pair of links that stand the wrong way round. */
export function* wrongStops(
  cluster: ClusterModel,
  host: string,
  services: readonly string[],
): Generator<readonly [Link, Link]> {
  yield* wrongPairs(services.map(service => linkOf(cluster, host, { action: 'stop', services: [service] })))
}

function* wrongPairs(links: readonly (Link | undefined)[]): Generator<readonly [Link, Link]> {
  const known = links.filter(link => link !== undefined)
  for (let index = 1; index < known.length; index += 1) {
    const [first, second] = [known[index - 1], known[index]]
    if (first !== undefined && second !== undefined && !isBefore(first, second)) yield [first, second]
  }
}
