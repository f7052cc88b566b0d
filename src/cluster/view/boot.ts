import type { HostFact } from '../../facts/fact-index.js'
import type { Place } from '../../text/located.js'
import type { ClusterModel } from '../model.js'
import { oncePerHost } from './once-per-cluster.js'

/** What starts the services of a host. `insserv` works out the numbers of links that System V init follows. */
export type BootSystem = 'systemd' | 'insserv' | 'sysv'

type Link = HostFact<'rc-link'>

/** The first release of each system that boots with systemd. */
const systemdSince: Readonly<Record<string, number>> = {
  debian: 8, ubuntu: 16, rhel: 7, centos: 7, scientific: 7, ol: 7, rocky: 8, almalinux: 8, sles: 12, fedora: 15, opensuse: 12,
}

/** The releases that order their links by insserv. */
const insservOf: Readonly<Record<string, readonly [first: number, last: number]>> = { debian: [6, 7], sles: [9, 11], opensuse: [10, 11] }

/** Fewer links with one number are no order that somebody worked out. */
const fewestEqual = 3

/** Finds out what starts the services of a host: what runs there, what was collected of it, and what its system has. */
export const bootSystemOf = oncePerHost((cluster, host): BootSystem => {
  const running = cluster.factsOn(host, 'init-system').map(({ fact }) => fact.name)
  if (running.includes('systemd')) return 'systemd'
  const systems = cluster.factsOn(host, 'operating-system').map(({ fact }) => ({ name: fact.name, major: Number.parseInt(fact.version ?? '', 10) }))
  const hasOther = running.some(name => name === 'init' || name === 'upstart')
  if (!hasOther) {
    if (cluster.factsOn(host, 'enabled-service').some(({ fact }) => fact.manager === 'systemd')) return 'systemd'
    if (systems.some(({ name, major }) => major >= (systemdSince[name] ?? Infinity))) return 'systemd'
  }
  if (running.includes('insserv') || hasOneNumber(cluster.factsOn(host, 'rc-link'))) return 'insserv'
  const isInsserv = systems.some(({ name, major }) => {
    const [first, last] = insservOf[name] ?? [Infinity, -Infinity]
    return major >= first && major <= last
  })
  return isInsserv ? 'insserv' : 'sysv'
})

/** Newer forms of insserv give all links the number 01. */
function hasOneNumber(links: readonly Link[]): boolean {
  const starts = links.filter(isStart)
  return starts.length >= fewestEqual && starts.every(({ fact }) => fact.number === 1)
}

/** What starts a service when its host boots. */
export interface BootStart {
  readonly at: Place
  /** As it is called: `S20apache2`, `apache2.service`. */
  readonly name: string
  readonly service: string
  readonly link?: Link
}

/** The runlevels in which services run, the usual ones first. */
const running = ['2', '3', '5', '4']
const ending = ['0', '6', '1']

/** Finds what starts a service when its host boots; nothing where it is not started, or nobody knows. */
export function startAtBoot(cluster: ClusterModel, host: string, service: string): BootStart | undefined {
  const said = cluster.factsOn(host, 'enabled-service').filter(({ fact }) => fact.service === service)
  const isSystemd = bootSystemOf(cluster, host) === 'systemd'
  const units = isSystemd ? said.filter(({ fact }) => fact.manager === 'systemd') : []
  if (units.length > 0) {
    const unit = units.find(({ fact }) => fact.isEnabled)
    return unit === undefined ? undefined : { at: unit, name: `${service}.service`, service }
  }
  // Of an old service systemd makes a unit, which starts where there is a link.
  const link = linkOf(cluster, host, { action: 'start', service })
  if (link !== undefined) return { at: link, name: shownLink(link), service, link }
  const hasLinks = cluster.factsOn(host, 'rc-link').length > 0
  const listed = hasLinks ? undefined : said.find(({ fact }) => fact.isEnabled)
  return listed === undefined ? undefined : { at: listed, name: service, service }
}

/** Two services that start, or stop, the wrong way round: the first one should be before the second. */
export interface WrongOrder {
  readonly first: BootStart
  readonly second: BootStart
}

/**
 * Checks a wanted order of start among the services that start at boot; yields each neighbouring pair that is known to start
 * the wrong way round.
 *
 * By links of System V init the numbers decide, and then the names; by those of insserv only numbers that differ, or what the
 * headers of the scripts ask for; by systemd what units say of each other.
 */
export function* wrongStarts(cluster: ClusterModel, host: string, services: readonly string[]): Generator<WrongOrder> {
  const known = services.flatMap(service => startAtBoot(cluster, host, service) ?? [])
  for (let index = 1; index < known.length; index += 1) {
    const [first, second] = [known[index - 1], known[index]]
    if (first !== undefined && second !== undefined && startsAfter(cluster, host, { first, second })) yield { first, second }
  }
}

/** The same for stops: only services that are started count. */
export function* wrongStops(cluster: ClusterModel, host: string, services: readonly string[]): Generator<WrongOrder> {
  const known = services.flatMap(service => stopOf(cluster, host, service) ?? [])
  for (let index = 1; index < known.length; index += 1) {
    const [first, second] = [known[index - 1], known[index]]
    if (first !== undefined && second !== undefined && stopsAfter(cluster, host, { first, second })) yield { first, second }
  }
}

/** Finds the link by which a service stops that is started at boot; nothing under systemd, which needs none. */
export function stopOf(cluster: ClusterModel, host: string, service: string): BootStart | undefined {
  if (bootSystemOf(cluster, host) === 'systemd' || startAtBoot(cluster, host, service) === undefined) return undefined
  const link = linkOf(cluster, host, { action: 'stop', service })
  return link === undefined ? undefined : { at: link, name: shownLink(link), service, link }
}

/** Tells whether the first of two services is known to stop after the second. */
export function stopsAfter(cluster: ClusterModel, host: string, { first, second }: WrongOrder): boolean {
  const order = byNumber(cluster, host, { first, second })
  if (order !== undefined) return order
  return bootSystemOf(cluster, host) === 'insserv' && needs(cluster, host, { first, second }, 'requiredStop')
}

function startsAfter(cluster: ClusterModel, host: string, pair: WrongOrder): boolean {
  const { first, second } = pair
  if (bootSystemOf(cluster, host) === 'systemd') {
    const units = cluster.factsOn(host, 'service-unit')
    return units.some(({ fact }) => (fact.service === second.service && fact.before.includes(first.service)) || (fact.service === first.service && fact.after.includes(second.service)))
  }
  const order = byNumber(cluster, host, pair)
  if (order !== undefined) return order
  return bootSystemOf(cluster, host) === 'insserv' && (needs(cluster, host, pair, 'requiredStart') || needs(cluster, host, pair, 'shouldStart'))
}

/** Tells by the links whether the first comes after the second; nothing where they do not tell. */
function byNumber(cluster: ClusterModel, host: string, { first, second }: WrongOrder): boolean | undefined {
  const [a, b] = [first.link?.fact, second.link?.fact]
  if (a === undefined || b === undefined) return undefined
  if (a.number !== b.number) return a.number > b.number
  return bootSystemOf(cluster, host) === 'sysv' ? a.service > b.service : undefined
}

/** Tells whether the header of the first one's script asks for the second one. */
function needs(cluster: ClusterModel, host: string, { first, second }: WrongOrder, header: 'requiredStart' | 'shouldStart' | 'requiredStop'): boolean {
  const scriptOf = ({ service }: BootStart) => cluster.factsOn(host, 'init-script').find(({ fact }) => fact.name === service)?.fact
  const wanted = scriptOf(first)?.[header] ?? []
  const provided = [second.service, ...(scriptOf(second)?.provides ?? [])]
  return provided.some(name => wanted.includes(name))
}

function linkOf(cluster: ClusterModel, host: string, { action, service }: { readonly action: 'start' | 'stop'; readonly service: string }): Link | undefined {
  const links = cluster.factsOn(host, 'rc-link').filter(({ fact }) => fact.action === action && fact.service === service)
  for (const level of action === 'start' ? running : ending) {
    const link = links.find(({ fact }) => fact.runlevel === level)
    if (link !== undefined) return link
  }
  return undefined
}

function isStart({ fact }: Link): boolean {
  return fact.action === 'start' && running.includes(fact.runlevel)
}

/** Writes a link as it is called: `S70drbd`. */
export function shownLink({ fact }: Link): string {
  return `${fact.action === 'start' ? 'S' : 'K'}${String(fact.number).padStart(2, '0')}${fact.service}`
}
