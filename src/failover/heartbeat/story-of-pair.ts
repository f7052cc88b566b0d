import { soundEnding } from '../story.js'
import type { Ending, Step, Story, Whereabouts } from '../story.js'
import type { Mirror } from './mirrors.js'
import type { Group, Pair, Side } from './pair.js'
import type { Path } from './paths.js'
import { takeOver } from './take-over.js'
import type { TakeOver } from './take-over.js'

/** What a host of a pair does by its ha.cf. */
export function sideOf({ sides, hosts }: Pair, host: string): Side {
  const side = sides.get(host) ?? sides.get(hosts[0])
  if (side === undefined) throw new Error('a pair has two sides')
  return side
}

/** The other host of a pair. */
export function otherThan({ hosts: [first, second] }: Pair, host: string): string {
  return host === first ? second : first
}

/** The hosts that hear nothing of the other one on some paths. */
export function deafOn(pair: Pair, paths: readonly Path[]): readonly string[] {
  return pair.hosts.filter(host => pair.deafness.some(({ listener }) => listener === host) || !paths.some(({ listeners }) => listeners.has(host)))
}

/** Tells one story of Heartbeat. */
export function story(event: string, title: string, steps: readonly Step[], ending: Partial<Ending>): Story {
  return { software: 'heartbeat', event, title, steps, ending: { ...soundEnding, ...ending } }
}

/** Where everything is as long as nothing moves. */
export function settled(pair: Pair, gapMs = 0): Pick<Ending, 'services' | 'primaries'> {
  return endingWith(pair, group => ({ name: group.name, hosts: [group.owner], gapMs }))
}

/** The groups as told, and DRBD primary wherever its group runs. */
export function endingWith(pair: Pair, tell: (group: Group) => Whereabouts): Pick<Ending, 'services' | 'primaries'> {
  const services = pair.groups.map(tell)
  const primaries = pair.mirrors.flatMap((mirror): Whereabouts[] => {
    const index = pair.groups.findIndex(({ mirrors }) => mirrors.includes(mirror))
    const service = services[index]
    return service === undefined ? [] : [{ name: mirror.name, hosts: service.hosts, ...(service.isOneOf === true ? { isOneOf: true } : {}), ...(service.isUncertain === true ? { isUncertain: true } : {}) }]
  })
  return { services, primaries }
}

/** Follows the other host as it takes over what a host had. */
export function takeOvers(pair: Pair, host: string, circumstances: Parameters<typeof takeOver>[3]): ReadonlyMap<Group, TakeOver> {
  const side = sideOf(pair, otherThan(pair, host))
  return new Map(pair.groups.filter(({ owner }) => owner === host).map(group => [group, takeOver(side, host, group, circumstances)]))
}

/** The steps of several groups, what they have in common once. */
export function stepsOf(takes: Iterable<TakeOver>): Step[] {
  const steps: Step[] = []
  for (const take of takes) for (const each of take.steps) if (!steps.some(({ text }) => text === each.text)) steps.push(each)
  return steps
}

/** The host on which a resource of DRBD is primary as long as nothing moves. */
export function primaryOf({ groups, hosts }: Pair, mirror: Mirror): string {
  return groups.find(({ mirrors }) => mirrors.includes(mirror))?.owner ?? hosts[0]
}

/** Its device, where it has one, is set up for the other host. */
export function canShoot(pair: Pair, host: string): boolean {
  const { shoots, isForOther } = sideOf(pair, host)
  return shoots !== undefined && isForOther !== true
}
