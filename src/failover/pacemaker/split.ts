import { drbdAlone, isLeftOpen } from '../drbd-alone.js'
import { hasDrbdQuorum } from '../drbd-copies.js'
import { inTimeOrder, step } from '../story.js'
import type { Decided, Ending, Step, Story, Whereabouts } from '../story.js'
import { endingOf } from './ending.js'
import { blocked, noticeSteps, quorumCause, quorumStep, shotOrTrust, story } from './scene.js'
import type { Scene } from './scene.js'
import { sideOf } from './membership.js'
import type { Side } from './membership.js'
import type { Placement } from './placement.js'
import { cause, quoted, recover, withoutQuorum } from './recovery.js'
import { place, without } from './setup.js'
import type { PacemakerSetup, Replica } from './setup.js'

/** Tells what happens when all links of corosync are cut: between two hosts, around one host, between halves. */
export function* storiesOfSplits(scene: Scene, owners: readonly string[]): Generator<Story> {
  const { hosts, setup } = scene
  const [first, second] = hosts
  const all = setup.membership.links.size > 1 ? 'All links of corosync are cut' : 'The link of corosync is cut'
  if (first !== undefined && second !== undefined && hosts.length === 2) {
    yield afterSplit(scene, [[first], [second]], { event: 'split', title: `${all} between "${first}" and "${second}"` })
    return
  }
  for (const host of owners) yield afterSplit(scene, [[host], hosts.filter(other => other !== host)], { event: `isolated ${host}`, title: `${all} between "${host}" and the others` })
  if (hosts.length % 2 !== 0) return
  const half = hosts.length / 2
  yield afterSplit(scene, [hosts.slice(0, half), hosts.slice(half)], { event: 'split', title: `${all} between ${quoted(hosts.slice(0, half))} and the other half` })
}

interface Named {
  readonly event: string
  readonly title: string
}

type Sides = readonly [Side, Side]

function afterSplit(scene: Scene, parts: readonly [readonly string[], readonly string[]], { event, title }: Named): Story {
  const { setup, noticeMs } = scene
  const sides: Sides = [sideOf(setup.membership, parts[0], true), sideOf(setup.membership, parts[1], true)]
  const membership: Step[] = [step('Each side has agreed on a membership without the other', noticeMs, setup.membership.consensusMs)]
  const { device } = setup.membership
  if (device !== undefined) membership.push(step(`The quorum device votes for one side: the larger one, of equal ones by its tie breaker (${device.tieBreaker}), if both reach it`, undefined, cause(device.at)))
  membership.push(quorumStep(setup, sides[0], noticeMs), quorumStep(setup, sides[1], noticeMs))
  const acting = sides.filter(side => doesAct(setup, side))
  const [winner, rival] = acting
  const end = winner === undefined ? afterStandstill(scene, sides) : rival === undefined ? afterVictory(scene, winner, sides.find(side => side !== winner) ?? winner) : afterRace(scene, [winner, rival])
  const beginning = inTimeOrder([noticeSteps(scene, 'Each side misses the other', []).slice(0, 1), membership, ...cutSteps(scene, sides), ...end.chains])
  return story(event, title, [...beginning, ...end.steps], end.ending)
}

interface End {
  /** What happens beside what DRBD does, mostly shots. */
  readonly chains: readonly (readonly Step[])[]
  /** What follows from all that. */
  readonly steps: readonly Step[]
  readonly ending: Ending
}

function doesAct({ lossPolicy }: PacemakerSetup, side: Side): boolean {
  return side.isQuorate || lossPolicy.value === 'ignore'
}

/** The resources whose link goes with those of corosync; where it lies elsewhere is not known, it is taken for cut. */
function cutReplicas({ replicas }: PacemakerSetup): readonly Replica[] {
  return replicas.filter(({ links }) => links === undefined || links.size > 0)
}

/** What DRBD does on each primary that is cut off from all other copies, whatever the cluster does. */
function cutSteps({ setup, start }: Scene, sides: Sides): readonly (readonly Step[])[] {
  return cutReplicas(setup).flatMap(({ name, unit, copies }) => (start.get(unit.name)?.promoted ?? []).map(primary => {
    if (copies === undefined) return []
    const side = sides.find(({ hosts }) => hosts.includes(primary))
    const isWhole = copies.holders.every(host => side?.hosts.includes(host) === true)
    return isWhole ? [] : drbdAlone({ name, copies: withNear(copies, side?.hosts ?? [], primary) }, primary, side?.isQuorate === true ? 'quorate' : 'not-quorate')
  }))
}

/** Copies on the same side of a cut are seen as before. */
function withNear(copies: NonNullable<Replica['copies']>, near: readonly string[], primary: string): NonNullable<Replica['copies']> {
  return hasDrbdQuorum(copies, near) && !hasDrbdQuorum(copies, [primary]) ? { ...copies, quorum: { ...copies.quorum, value: 'off' } } : copies
}

/** Nobody is quorate. */
function afterStandstill({ setup, start }: Scene, sides: Sides): End {
  const ends = sides.map(({ hosts }) => withoutQuorum(setup, hosts, without(start, sides.flatMap(side => side.hosts).filter(host => !hosts.includes(host)))))
  const after = merged(start, ends.map(({ after: end }) => end))
  return { chains: [], steps: ends.flatMap(({ steps }) => steps), ending: endingOf(setup, { before: start, after }) }
}

/** What two sides run, together. */
function merged(start: Placement, ends: readonly Placement[]): Placement {
  return new Map([...start].map(([name, { isUnknown }]) => {
    const parts = ends.map(end => end.get(name) ?? { hosts: [], promoted: [] })
    const hosts = [...new Set(parts.flatMap(part => part.hosts))]
    const promoted = [...new Set(parts.flatMap(part => part.promoted))]
    return [name, { hosts, promoted, ...(isUnknown === true || parts.some(part => 'isUnknown' in part && part.isUnknown === true) ? { isUnknown: true } : {}) }]
  }))
}

/** One side goes on, the other one is shot or has to stop by itself. */
function afterVictory(scene: Scene, winner: Side, loser: Side): End {
  const { setup, start, noticeMs } = scene
  const shots = loser.hosts.map(host => shotOrTrust(scene, host, { left: winner.hosts }))
  const own = withoutQuorum(setup, loser.hosts, without(start, winner.hosts))
  const chains = [own.steps.map(each => ({ ...each, atMs: noticeMs })), ...shots.map(shot => shot.steps)]
  const steps: Step[] = []
  if (shots.some(({ isCertain }) => !isCertain)) {
    const left = blocked(setup, start, loser.hosts)
    return { chains, steps, ending: endingOf(setup, { before: start, after: merged(start, [left, own.after]) }) }
  }
  const recovery = recover(setup, { before: without(start, loser.hosts), lost: loser.hosts, left: winner.hosts })
  steps.push(...recovery.steps)
  const gapMs = noticeMs + Math.max(0, ...shots.map(({ delay, confirmMs }) => delay.leastMs + confirmMs))
  if (setup.fencing.isOn.value) {
    const lossy = lossyReplicas(scene, loser, recovery.after)
    for (const { name, copies } of lossy) steps.push(step(`What ${quoted(loser.hosts)} confirmed of "${name}" between the cut and the shot is lost`, undefined, copies?.policy))
    return { chains, steps, ending: endingOf(setup, { before: start, after: recovery.after, gapMs, waitsForShot: shots.some(({ isOpenEnded }) => isOpenEnded) }, { mayLoseWrites: recovery.isLossy || lossy.length > 0 }) }
  }
  steps.push(step(`Nobody waits for ${quoted(loser.hosts)} to have stopped: for a while both sides may run the same`, undefined, setup.fencing.isOn))
  const isBoth = setup.lossPolicy.value === 'freeze'
  const after = isBoth ? merged(start, [recovery.after, own.after]) : recovery.after
  return { chains, steps, ending: endingOf(setup, { before: start, after, gapMs }, { isSplitBrain: true, canDiverge: divergingReplicas(scene, [winner, loser]).length > 0, mayLoseWrites: recovery.isLossy }) }
}

/** Resources of which a primary goes on writing until it is shot, and that another host then serves without those writes. */
function lossyReplicas({ setup, start }: Scene, loser: Side, after: Placement): readonly Replica[] {
  return cutReplicas(setup).filter(({ unit, copies }) => {
    const primary = start.get(unit.name)?.promoted.find(host => loser.hosts.includes(host))
    if (copies === undefined || primary === undefined || after.get(unit.name)?.promoted.length === 0) return false
    const waits = copies.policy.value === 'resource-and-stonith' && copies.handler !== undefined
    return !waits && hasDrbdQuorum(copies, loser.hosts)
  })
}

/** Resources of which both sides may write to their own copy. */
function divergingReplicas({ setup, start }: Scene, sides: Sides): readonly Replica[] {
  return cutReplicas(setup).filter(({ unit, copies }) => {
    if (copies === undefined || (start.get(unit.name)?.promoted.length ?? 0) === 0) return false
    const writers = sides.filter(({ hosts }) => copies.holders.some(holder => hosts.includes(holder)) && hasDrbdQuorum(copies, hosts))
    // A handler that finds its peer out of the cluster takes it for dead where nobody shoots.
    // Where one side was primary alone, a handler that fails keeps the other side from being promoted.
    const isContested = sides.every(({ hosts }) => start.get(unit.name)?.promoted.some(host => hosts.includes(host)) === true)
    return writers.length > 1 && ((isLeftOpen(copies) && (isContested || copies.policy.value === 'dont-care')) || copies.handler?.value === 'crm')
  })
}

/** Both sides believe that they may go on. */
function afterRace(scene: Scene, [one, other]: Sides): End {
  const { setup, start } = scene
  if (!setup.fencing.isOn.value) return afterSplitBrain(scene, [one, other])
  const shots = [shotsAt(scene, one, other), shotsAt(scene, other, one)] as const
  const chains = shots.flatMap(shot => shot.chains)
  const winner = winnerOf([one, other], shots)
  if (winner !== undefined) {
    const loser = winner === one ? other : one
    const won = afterVictory(scene, winner, loser)
    const decided = decidedBy(scene, loser === one ? shots[0] : shots[1], winner === one ? shots[0] : shots[1])
    // The shots are told already, and whoever is shot stops nothing by itself: of the victory only what follows is told.
    return { chains, steps: [step(`${quoted(loser.hosts)} ${loser.hosts.length === 1 ? 'is' : 'are'} shot first, and ${quoted(winner.hosts)} ${winner.hosts.length === 1 ? 'goes' : 'go'} on`, undefined, decided), ...won.steps], ending: won.ending }
  }
  if (shots.every(({ isCertain }) => !isCertain)) {
    return { chains, steps: [step('Neither side takes anything over before a shot is confirmed', undefined, setup.fencing.isOn)], ending: endingOf(setup, { before: start, after: start }) }
  }
  const [first] = setup.fencing.devices
  const race = step('Whoever is faster goes on alone; where both shots arrive at once, both are off', undefined, first === undefined ? setup.fencing.isOn : { value: true, unset: `no fence device has a delay that decides: pcmk_delay_base of "${first.name}"` })
  const hosts = [...one.hosts, ...other.hosts]
  const lossy = [one, other].flatMap(side => lossyReplicas(scene, side, start))
  const ending = endingOf(setup, { before: start, after: start })
  const either = (each: Whereabouts): Whereabouts => (each.hosts.length === 0 ? each : { name: each.name, hosts, isOneOf: true })
  return { chains, steps: [race], ending: { ...ending, services: ending.services.map(either), primaries: ending.primaries.map(either), mayLoseWrites: lossy.length > 0 } }
}

interface Shots {
  /** Of each victim what is tried on it. */
  readonly chains: readonly (readonly Step[])[]
  readonly isCertain: boolean
  readonly leastMs: number
  readonly mostMs: number
}

function shotsAt(scene: Scene, victims: Side, from: Side): Shots {
  const shots = victims.hosts.map(host => shotOrTrust(scene, host, { left: from.hosts }))
  return {
    chains: shots.map(({ steps }) => steps),
    isCertain: shots.every(({ isCertain }) => isCertain),
    leastMs: Math.max(0, ...shots.map(({ delay }) => delay.leastMs)),
    mostMs: Math.max(0, ...shots.map(({ delay }) => delay.mostMs)),
  }
}

/** The side that certainly shoots first, or alone can. */
function winnerOf([one, other]: Sides, [atOne, atOther]: readonly [Shots, Shots]): Side | undefined {
  if (atOne.isCertain !== atOther.isCertain) return atOther.isCertain ? one : other
  if (!atOne.isCertain) return undefined
  if (atOne.leastMs > atOther.mostMs) return one
  return atOther.leastMs > atOne.mostMs ? other : undefined
}

function decidedBy({ setup }: Scene, lost: Shots, won: Shots): Decided<unknown> {
  const [at] = won.chains.flat().flatMap(({ decidedBy: place }) => place ?? [])
  if (won.leastMs - lost.mostMs >= setup.fencing.priorityDelayMs.value && setup.fencing.priorityDelayMs.value > 0) return setup.fencing.priorityDelayMs
  return at === undefined ? quorumCause(setup) : cause(at)
}

/** Nobody shoots, and both sides run everything. */
function afterSplitBrain(scene: Scene, sides: Sides): End {
  const { setup, start, noticeMs } = scene
  const ends = sides.map(({ hosts }, index) => {
    const others = sides[1 - index]?.hosts ?? []
    return place(setup, hosts, without(start, others))
  })
  const cut = new Set(cutReplicas(setup))
  const chains = sides.map(({ hosts }) => [step(`Nobody is shot; ${quoted(hosts)} ${hosts.length === 1 ? 'takes' : 'take'} the other side for off`, noticeMs, setup.fencing.isOn)])
  const steps: Step[] = []
  let after = merged(start, ends)
  for (const replica of setup.replicas) {
    if (cut.has(replica)) continue
    const before = start.get(replica.unit.name)
    if (before === undefined) continue
    steps.push(step(`DRBD "${replica.name}" is still connected and refuses a second primary`, undefined, cause(replica.unit.at)))
    const bound = setup.units.colocations.filter(({ with: other, withRole }) => other === replica.unit.name && withRole === 'Promoted').map(({ unit }) => unit)
    after = new Map([...after, [replica.unit.name, before], ...bound.flatMap(name => {
      const placed = start.get(name)
      return placed === undefined ? [] : [[name, placed] as const]
    })])
  }
  const torn = divergingReplicas(scene, sides)
  for (const { name, copies } of torn) steps.push(step(`Both sides write to their own copy of "${name}"; one of the two must be thrown away later`, undefined, copies?.policy))
  const safe = [...cut].filter(replica => !torn.includes(replica) && replica.copies !== undefined)
  for (const { name, copies } of safe) if (copies !== undefined) steps.push(step(`DRBD lets at most one side write to "${name}"`, undefined, copies.quorum.value === 'off' ? copies.policy : copies.quorum))
  return { chains, steps, ending: endingOf(setup, { before: start, after }, { isSplitBrain: true, canDiverge: torn.length > 0 }) }
}
