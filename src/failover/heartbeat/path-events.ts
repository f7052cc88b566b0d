import { listed } from '../../text/quantity.js'
import { inTimeOrder, step } from '../story.js'
import type { Decided, Step, Story, Whereabouts } from '../story.js'
import { isStuck, mirrorSteps, risksOf, settledWithout } from './mirror-events.js'
import type { Mirror } from './mirrors.js'
import type { Group, Pair } from './pair.js'
import type { Path } from './paths.js'
import { hasOneShot, sharedOn, sharedSteps, sharedWithout } from './shared-mirrors.js'
import { afterAllPathsLoss } from './split.js'
import { deafOn, endingWith, otherThan, primaryOf, sideOf, story } from './story-of-pair.js'

/** An interface of a host on which clients come, and the path of heartbeat on it, where there is one. */
interface Carrier {
  readonly host: string
  readonly name: string
  readonly path: Path | undefined
}

/** The interfaces on which the addresses of a host's groups come up. */
export function carriersOf(pair: Pair, host: string): readonly Carrier[] {
  const names = new Set(pair.groups.flatMap(({ owner, addresses }) => (owner === host ? addresses.flatMap(address => address.interface ?? []) : [])))
  return [...names].map(name => ({ host, name, path: pair.paths.find(one => one.listeners.size > 0 && one.interfaces.get(host) === name) }))
}

/** The interface of one host fails, which is the one on which its clients come. */
export function afterInterfaceLoss(pair: Pair, carrier: Carrier): Story {
  const { host, name, path } = carrier
  const event = `interface-lost ${host} ${name}`
  const title = `${name} of "${host}" fails, on which its clients come`
  const left = pair.paths.filter(one => one !== path && one.listeners.size > 0)
  if (path !== undefined && deafOn(pair, left).length > 0) {
    const whole = afterAllPathsLoss(pair, [path])
    return { ...whole, event, title, ending: { ...whole.ending, services: whole.ending.services.map(service => cutOffAt(service, host)) } }
  }
  const side = sideOf(pair, host)
  const move = moveOf(pair, carrier)
  const steps = [step(`Heartbeat goes on over ${listed(left.map(one => one.name))}`, 0, left[0] === undefined ? undefined : { value: true, at: left[0].at })]
  const cut = pair.mirrors.filter(mirror => (path !== undefined && mirror.path === path) || mirror.interfaces?.get(host) === name)
  const own = cut.filter(mirror => primaryOf(pair, mirror) === host)
  // Where the group moves, what DRBD did before that decides what it finds there.
  const before = cut.map(mirror => mirrorSteps(pair, mirror, primaryOf(pair, mirror)))
  const obstacles = new Map(own.map(mirror => [mirror, move === 'moves' ? obstacleOf(mirror, { host, other: otherThan(pair, host), movedMs: side.deadpingMs.value }) : undefined]))
  steps.push(...inTimeOrder([...before, moveSteps(pair, carrier, move)]))
  for (const obstacle of obstacles.values()) if (obstacle !== undefined) steps.push(obstacle.step)
  const shared = path === undefined ? [] : sharedOn(pair, path)
  for (const mirror of shared) steps.push(...sharedSteps(mirror))
  const isShot = shared.some(hasOneShot)
  const ending = endingWith(pair, group => {
    if (isShot) return { name: group.name, hosts: pair.hosts, isOneOf: true }
    const where = afterMove(pair, carrier, { group, move, fate: group.mirrors.map(mirror => obstacles.get(mirror)?.fate).find(found => found !== undefined) })
    const waits = where.gapMs === 0 && group.mirrors.some(mirror => cut.includes(mirror) && isStuck(pair, mirror))
    return waits ? { name: group.name, hosts: where.hosts, isHeldUp: true } : where
  })
  const risks = risksOf(pair, cut)
  const both = sharedWithout(shared, pair.hosts)
  return story(event, title, steps, { ...ending, ...risks, primaries: [...ending.primaries, ...both.primaries], canDiverge: risks.canDiverge || both.canDiverge })
}

/** What becomes of a group whose clients are cut off. */
type Move = 'moves' | 'stays' | 'unknown'

function moveOf(pair: Pair, { host, name }: Carrier): Move {
  const { ipfail, failback } = sideOf(pair, host)
  if (ipfail === undefined || failback.value === 'legacy') return 'stays'
  if (ipfail.interfaces.size === 0) return 'unknown'
  return ipfail.interfaces.has(name) && sideOf(pair, otherThan(pair, host)).ipfail !== undefined ? 'moves' : 'stays'
}

function moveSteps(pair: Pair, carrier: Carrier, move: Move): readonly Step[] {
  const { host, name } = carrier
  const other = otherThan(pair, host)
  const { ipfail, failback, deadpingMs } = sideOf(pair, host)
  if (ipfail === undefined) return [step(`Nothing tells heartbeat that clients are cut off: the group stays on "${host}"`, undefined, { value: true, unset: 'ha.cf has no ipfail with a ping node' })]
  const cause = { value: true, at: ipfail.at }
  if (move === 'moves') {
    return [
      step(`ipfail of "${host}" reaches fewer ping nodes than "${other}" and gives its groups up`, deadpingMs.value, cause),
      ...pair.groups.filter(group => isCutOff(group, carrier)).map(group => step(`"${other}" starts the group of ${group.name}`, undefined, { value: true, at: group.at })),
    ]
  }
  if (move === 'unknown') return [step(`Whether ipfail moves the group is not known: none of the files tells by which interface "${host}" reaches its ping nodes`, undefined, cause)]
  if (failback.value === 'legacy') return [step('ipfail does not move the group: auto_failback is legacy', undefined, failback)]
  return [step(`ipfail does not move the group: ${ipfail.interfaces.has(name) ? `"${other}" runs none, or pings nobody` : `its ping nodes are not reached by ${name}`}`, undefined, cause)]
}

function isCutOff({ owner, addresses }: Group, { host, name }: Carrier): boolean {
  return owner === host && addresses.some(address => address.interface === name)
}

/** What becomes of a group that ipfail moves away from the only copy that is up to date. */
interface Obstacle {
  readonly step: Step
  /** It does not start: for certain, by chance, or because nobody is left; absent where it starts with old data. */
  readonly fate?: 'refused' | 'uncertain' | 'contested'
}

/**
 * What DRBD did, when its link broke, to the copy with which a group is to start.
 *
 * Source: drbd_nl.c drbd_set_role(): a copy is not promoted while it is marked outdated, nor without its peer where the handler fails.
 */
function obstacleOf({ name, policy, handler, detection }: Mirror, { host, other, movedMs }: { readonly host: string; readonly other: string; readonly movedMs: number }): Obstacle {
  if (policy.value === 'dont-care') return { step: step(`"${other}" goes on with that copy of "${name}", which lacks what "${host}" wrote in between`, undefined, policy) }
  const decided: Decided<unknown> = handler ?? policy
  if (handler?.value === 'shoots') return { step: step(`Where "${other}" is shot before it has the group, nobody is left to take it`, undefined, decided), fate: 'contested' }
  if (handler === undefined || handler.value === 'crm' || handler.value === 'unanswered') return { step: step(`No handler succeeds on "${other}" either: DRBD refuses to promote "${name}", and the group stays away`, undefined, decided), fate: 'refused' }
  const isMarked = detection !== undefined && detection.idleMs <= movedMs && handler.value === 'outdater'
  if (isMarked) return { step: step(`By then the copy of "${name}" on "${other}" is marked, and DRBD refuses to promote it: the group stays away`, undefined, decided), fate: 'refused' }
  return { step: step(`Where "${host}" had the copy of "${name}" on "${other}" marked before it gave the group up, DRBD refuses to promote it, and the group stays away`, undefined, decided), fate: 'uncertain' }
}

function afterMove(pair: Pair, carrier: Carrier, { group, move, fate }: { readonly group: Group; readonly move: Move; readonly fate: Obstacle['fate'] }): Whereabouts {
  const { name, owner } = group
  const { host } = carrier
  const other = otherThan(pair, host)
  if (!isCutOff(group, carrier)) return { name, hosts: [owner], gapMs: 0 }
  if (move === 'stays') return { name, hosts: [host], isCutOff: true }
  if (move === 'unknown' || fate === 'contested') return { name, hosts: [host, other], isOneOf: true }
  if (fate === 'refused') return { name, hosts: [] }
  return fate === 'uncertain' ? { name, hosts: [other], isUncertain: true } : { name, hosts: [other], gapMs: sideOf(pair, host).deadpingMs.value }
}

function cutOffAt(service: Whereabouts, host: string): Whereabouts {
  return service.hosts.length === 1 && service.hosts[0] === host ? { ...service, isCutOff: true } : service
}

function cutMirrors(pair: Pair, path: Path): readonly Mirror[] {
  return pair.mirrors.filter(mirror => mirror.path === path)
}

/** A path of several is lost: heartbeat goes on, DRBD may be cut. */
export function afterPathLoss(pair: Pair, path: Path): Story {
  const left = pair.paths.filter(one => one !== path && one.listeners.size > 0)
  const event = `path-lost ${path.name}`
  const title = `${path.isSerial ? 'The serial line' : 'The network on'} ${path.name} is lost between the hosts`
  const deaf = deafOn(pair, left)
  if (deaf.length > 0) return { ...afterAllPathsLoss(pair, [path], deaf), event, title }
  const steps = [step(`Heartbeat goes on over ${listed(left.map(one => one.name))}; ${sharedOn(pair, path).some(hasOneShot) ? 'by itself it moves no group' : 'no group moves'}`, 0, left[0] === undefined ? undefined : { value: true, at: left[0].at })]
  const cut = cutMirrors(pair, path)
  for (const mirror of cut) steps.push(...mirrorSteps(pair, mirror, primaryOf(pair, mirror)))
  const shared = sharedOn(pair, path)
  for (const mirror of shared) steps.push(...sharedSteps(mirror))
  const goes = shared.some(hasOneShot) ? endingWith(pair, ({ name }) => ({ name, hosts: pair.hosts, isOneOf: true })) : settledWithout(pair, cut)
  const risks = risksOf(pair, cut)
  const both = sharedWithout(shared, pair.hosts)
  return story(event, title, steps, { ...goes, ...risks, primaries: [...goes.primaries, ...both.primaries], canDiverge: risks.canDiverge || both.canDiverge })
}
