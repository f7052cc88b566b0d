import { listed } from '../../text/quantity.js'
import { step } from '../story.js'
import type { Ending, Step, Story } from '../story.js'
import type { Mirror } from './mirrors.js'
import type { Group, Pair } from './pair.js'
import type { Path } from './paths.js'
import { canShoot, endingWith, otherThan, sideOf, story, takeOvers } from './story-of-pair.js'
import { isFencedByMirror } from './take-over.js'
import type { TakeOver } from './take-over.js'

/** No host hears the other any more, or at least one does not. */
export function afterAllPathsLoss(pair: Pair, lost: readonly Path[], deaf: readonly string[] = pair.hosts): Story {
  const title = lost.length === 1 ? `The only path, ${lost[0]?.name ?? ''}, is lost` : 'All heartbeat paths are lost'
  const isDisconnected = (mirror: Mirror): boolean => mirror.path !== undefined && lost.includes(mirror.path)
  const shooters = deaf.filter(host => canShoot(pair, host))
  const takes = new Map<Group, TakeOver>()
  for (const host of deaf) {
    const victim = otherThan(pair, host)
    for (const [group, take] of takeOvers(pair, victim, { isAlive: true, lacksPower: false, isConnected: mirror => !isDisconnected(mirror) })) takes.set(group, take)
  }
  const steps: Step[] = []
  const open = pair.mirrors.filter(isOpenWhere)
  if (open.length > 0) steps.push(step(`If DRBD has a link of its own for ${namesOf(open)}, it stays connected`, undefined, unknownInterfaces))
  for (const host of deaf) {
    const { deadtimeMs } = sideOf(pair, host)
    steps.push(step(`"${host}" declares "${otherThan(pair, host)}" dead`, deadtimeMs.value, deadtimeMs))
  }
  const tell = (more: readonly Step[], ending: Partial<Ending>): Story => story('all-paths-lost', title, [...steps, ...more], ending)
  const [shooter] = shooters
  if (shooters.length === 2) return tell(shotsOfBoth(pair, shooters), oneOfBoth(pair))
  if (shooter !== undefined) {
    const other = otherThan(pair, shooter)
    const isDoubtful = deaf.includes(other) && sideOf(pair, other).isForOther !== true
    const canDiverge = isDoubtful && pair.mirrors.some(isDisconnected)
    return tell(shotOfOne(pair, shooter, isDoubtful), { ...endingWith(pair, group => ({ name: group.name, hosts: [shooter] })), canDiverge, isSplitBrain: isDoubtful })
  }
  for (const take of takes.values()) for (const each of take.steps) if (!steps.some(({ text }) => text === each.text)) steps.push(each)
  const isDouble = (group: Group): boolean => takes.get(group)?.isRunning === true
  const fenced = pair.mirrors.filter(mirror => isDisconnected(mirror) && isFencedByMirror(mirror))
  if (fenced.length > 0) {
    const [mirror] = fenced
    return tell([step('DRBD on each host has the other one shot; the faster one goes on', undefined, mirror?.handler)], oneOfBoth(pair))
  }
  const diverging = pair.groups.filter(isDouble).flatMap(({ mirrors }) => mirrors).filter(mirror => isDisconnected(mirror) || mirror.path === undefined)
  const torn = diverging.filter(isDisconnected)
  for (const { name, policy } of torn) steps.push(step(`Both write to their own copy of "${name}"; one of the two must be thrown away later`, undefined, policy))
  const ending = endingWith(pair, group => ({ name: group.name, hosts: isDouble(group) ? pair.hosts : [group.owner], ...(isDouble(group) ? {} : { gapMs: 0 }) }))
  return tell([], { ...ending, isSplitBrain: true, canDiverge: torn.length > 0 })
}

/** The other ending where nobody knows which links DRBD uses: they go with heartbeat's. */
export function afterPathsAndMirrorsLoss(pair: Pair, lost: readonly Path[], open: readonly Mirror[]): Story {
  const [path] = lost
  const cut = { ...pair, ...withPath(pair, open, path) }
  const { title, steps, ending } = afterAllPathsLoss(cut, lost)
  const given = step(`If DRBD uses one of these paths for ${namesOf(open)}, its link is lost with them`, undefined, unknownInterfaces)
  return story('all-paths-and-mirrors-lost', `${title}, and the link of DRBD with them`, [given, ...steps], ending)
}

/** Nobody knows whether its link is one of heartbeat's paths. */
export function isOpenWhere({ path, isPathKnown }: Mirror): boolean {
  return path === undefined && !isPathKnown
}

function withPath(pair: Pair, open: readonly Mirror[], path: Path | undefined): Pick<Pair, 'mirrors' | 'groups'> {
  const changed = new Map(open.map(mirror => [mirror, { ...mirror, path }]))
  const moved = (mirror: Mirror): Mirror => changed.get(mirror) ?? mirror
  return { mirrors: pair.mirrors.map(moved), groups: pair.groups.map(group => ({ ...group, mirrors: group.mirrors.map(moved) })) }
}

function namesOf(mirrors: readonly Mirror[]): string {
  return listed(mirrors.map(({ name }) => `"${name}"`))
}

const unknownInterfaces = { value: true, unset: 'the addresses of the interfaces are not at hand' }

/** Whoever is faster has all groups. */
function oneOfBoth(pair: Pair): Pick<Ending, 'services' | 'primaries'> {
  return endingWith(pair, group => ({ name: group.name, hosts: pair.hosts, isOneOf: true }))
}

function shotsOfBoth(pair: Pair, shooters: readonly string[]): readonly Step[] {
  const shots = shooters.flatMap(host => {
    const { shoots } = sideOf(pair, host)
    return shoots === undefined ? [] : [step(`"${host}" tries to switch "${otherThan(pair, host)}" off with "${shoots.value}"`, undefined, shoots)]
  })
  return [...shots, step('Whoever is faster goes on alone; where both shots arrive, both are off', undefined, sideOf(pair, pair.hosts[0]).shoots)]
}

/** `isDoubtful` where the other one takes its peer for dead as well. */
function shotOfOne(pair: Pair, shooter: string, isDoubtful: boolean): readonly Step[] {
  const { shoots } = sideOf(pair, shooter)
  const victim = otherThan(pair, shooter)
  const shot = step(`"${shooter}" switches "${victim}" off with "${shoots?.value ?? ''}" and goes on alone`, undefined, shoots)
  return isDoubtful ? [shot, step(`Until the shot arrives "${victim}" may take the groups of "${shooter}" too`, undefined, sideOf(pair, victim).deadtimeMs)] : [shot]
}
