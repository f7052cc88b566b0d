import { listed, milliseconds } from '../../text/quantity.js'
import { drbdAlone, isLeftOpen } from '../drbd-alone.js'
import { hasDrbdQuorum } from '../drbd-copies.js'
import { leftBehind } from '../drbd-fencing.js'
import type { Copies } from '../drbd-copies.js'
import { inTimeOrder, step } from '../story.js'
import type { Ending, Step, Story, Whereabouts } from '../story.js'
import { endingOf, movedUnits, servicesOf } from './ending.js'
import { attemptsFor } from './fencing.js'
import { neededVotes, sideOf } from './membership.js'
import type { Placed, Placement } from './placement.js'
import { anyOf, asGood, cause, dependentsOf, quoted, recover, startStep, withoutQuorum } from './recovery.js'
import { blocked, noticeSteps, quorumCause, quorumStep, shotOrTrust, story } from './scene.js'
import type { Scene } from './scene.js'
import { place, without } from './setup.js'
import type { PacemakerSetup, Replica } from './setup.js'
import { storiesOfSplits } from './split.js'
import { infinity } from './units.js'
import type { Unit } from './units.js'

/** Tells what happens to a cluster of Pacemaker: a host dies, links are cut, fencing fails, quorum is lost, the power fails. */
export function* storiesOfPacemaker(setup: PacemakerSetup): Generator<Story> {
  const hosts = setup.membership.nodes.map(({ host }) => host)
  const { tokenMs, consensusMs } = setup.membership
  const scene: Scene = { setup, hosts, start: place(setup, hosts), noticeMs: tokenMs.value + consensusMs.value }
  const owners = hosts.filter(host => isOwner(scene, host))
  const distinct = hosts.filter((host, index) => owners.includes(host) || hosts.findIndex(other => !owners.includes(other)) === index)
  yield afterStart(scene)
  for (const host of owners) yield afterStandby(scene, host)
  if (!setup.membership.isKnown) return
  for (const host of distinct) yield afterDeath(scene, host, 'death')
  for (const host of owners) {
    const attempts = setup.fencing.isOn.value ? attemptsFor(setup.fencing, host, hosts.filter(other => other !== host)) : []
    if (attempts.length === 0) continue
    yield afterDeath(scene, host, attempts[0]?.some(({ needsPowerOfVictim }) => needsPowerOfVictim) === true ? 'power-off' : 'fence-failed')
  }
  const { links, device } = setup.membership
  if (links.size > 1) for (const link of links.keys()) yield afterLinkLoss(scene, link)
  yield* storiesOfSplits(scene, owners)
  for (const replica of setup.replicas) if (replica.links === undefined || replica.links.size === 0) yield afterMirrorLoss(scene, replica)
  const [first] = owners.length > 0 ? owners : hosts
  if (hosts.length > 2 && first !== undefined) yield afterQuorumLoss(scene, first)
  if (device !== undefined) yield afterDeviceLoss(scene)
  for (const host of owners) yield afterReturn(scene, host)
  yield afterPowerLoss(scene)
}

/** A host has a story of its own where something runs on it that would have to move. */
function isOwner({ setup, start }: Scene, host: string): boolean {
  return servicesOf(setup).some(({ name, kind }) => kind !== 'clone' && start.get(name)?.hosts.includes(host) === true) || setup.replicas.some(({ unit }) => start.get(unit.name)?.promoted.includes(host) === true)
}

function afterStart({ setup, hosts, start }: Scene): Story {
  const { membership, fencing, shootsUnseen } = setup
  const steps: Step[] = []
  const [first = ''] = hosts
  if (!membership.isKnown) steps.push(step('All hosts are in the cluster, and it is quorate', undefined, { value: true, unset: 'corosync.conf is not at hand' }))
  else if (membership.waitsForAll.value) steps.push(step('Until all hosts have been seen once nobody is quorate, and nothing starts', undefined, membership.waitsForAll))
  else if (sideOf(membership, [first], false).isQuorate) {
    const shot = fencing.isOn.value && shootsUnseen.value ? 'shoots whoever it has not seen, and starts everything' : 'starts everything'
    steps.push(step(`A host that is up alone is quorate at once, ${shot}`, undefined, fencing.isOn.value ? shootsUnseen : membership.waitsForAll))
  } else steps.push(step(`Nothing starts before ${neededVotes(membership)} votes are there`, undefined, quorumCause(setup)))
  for (const { name, unit, copies } of setup.replicas) {
    const placed = start.get(unit.name)
    if (placed?.isUnknown === true || placed === undefined) continue
    steps.push(...comesUp({ name, unit, copies }, placed))
  }
  const empty: Placement = new Map()
  for (const unit of movedUnits(setup, { before: empty, after: start })) steps.push(startStep(unit, start))
  const never = servicesOf(setup).filter(({ name }) => start.get(name)?.hosts.length === 0)
  steps.push(...never.map(({ name, at }) => step(`No host may run "${name}"`, undefined, cause(at))))
  return story('start', 'All hosts start', steps, endingOf(setup, { before: empty, after: start }))
}

/** Where a resource of DRBD comes up: on hosts that drbd.conf gives it to, wherever else the clone may have its copies. */
function comesUp({ name, unit, copies }: Pick<Replica, 'name' | 'unit' | 'copies'>, placed: Placed): Step[] {
  const { hosts, promoted } = placed
  if (hosts.length === 0) return [step(`DRBD "${name}" comes up nowhere: no host may run "${unit.name}"`, undefined, cause(unit.at))]
  const own = copies === undefined ? hosts : hosts.filter(host => copies.holders.includes(host) || copies.diskless.includes(host))
  const strange = hosts.filter(host => !own.includes(host))
  const primary = promoted.length === 0 ? ', and is promoted nowhere' : `; with up-to-date copies everywhere it is promoted on ${quoted(promoted)}${asGood(placed)}`
  return [
    step(own.length === 0 ? `DRBD "${name}" comes up nowhere` : `DRBD "${name}" comes up on ${quoted(own)}${primary}`, undefined, cause(unit.at)),
    ...(strange.length === 0 ? [] : [step(`The clone has a place for a copy on ${quoted(strange)} too, for which drbd.conf has no "${name}": it cannot start there`, undefined, cause(copies?.at ?? unit.at))]),
  ]
}

function afterStandby({ setup, hosts, start }: Scene, host: string): Story {
  const left = hosts.filter(other => other !== host)
  const after = place(setup, left, without(start, [host]))
  const steps: Step[] = []
  for (const { name, at } of servicesOf(setup)) {
    if (start.get(name)?.hosts.includes(host) === true && start.get(name)?.isUnknown !== true) steps.push(step(`"${host}" stops "${name}"`, 0, cause(at)))
  }
  for (const { name, unit } of setup.replicas) {
    const [was, is] = [start.get(unit.name), after.get(unit.name)]
    if (was?.promoted.includes(host) !== true || was.isUnknown === true) continue
    const next = is?.promoted.filter(one => !was.promoted.includes(one)) ?? []
    steps.push(step(`DRBD "${name}" is demoted on "${host}"${next.length === 0 ? '' : ` and promoted on ${is?.isUnknown === true ? anyOf(next) : quoted(next)}`}`, undefined, cause(unit.at)))
  }
  for (const unit of movedUnits(setup, { before: start, after })) steps.push(startStep(unit, after))
  return story(`switch-over ${host}`, `"${host}" is put on standby`, steps, endingOf(setup, { before: start, after }))
}

function afterDeath(scene: Scene, host: string, kind: 'death' | 'power-off' | 'fence-failed'): Story {
  const { setup, hosts, start, noticeMs } = scene
  const titles = { death: `"${host}" dies`, 'power-off': `"${host}" loses its power alone`, 'fence-failed': `"${host}" dies, and its fence device does not answer` }
  const left = hosts.filter(other => other !== host)
  const side = sideOf(setup.membership, left, false)
  const steps = [...noticeSteps(scene, `"${host}" is silent`, left), quorumStep(setup, side, noticeMs)]
  const before = without(start, [host])
  if (!side.isQuorate && setup.lossPolicy.value !== 'ignore') {
    const end = withoutQuorum(setup, left, before)
    steps.push(...frozenWrites(setup, { host, before: end.after, isFenced: false }))
    return story(`${kind} ${host}`, titles[kind], [...steps, ...end.steps], endingOf(setup, { before: start, after: end.after }))
  }
  steps.push(...frozenWrites(setup, { host, before, isFenced: setup.fencing.isOn.value }))
  const shot = shotOrTrust(scene, host, { left, lacksPower: kind === 'power-off', isRefused: kind === 'fence-failed' })
  steps.push(...shot.steps)
  if (!shot.isCertain) {
    const after = blocked(setup, start, [host])
    return story(`${kind} ${host}`, titles[kind], steps, endingOf(setup, { before: start, after }))
  }
  const recovery = recover(setup, { before, lost: [host], left })
  const gapMs = noticeMs + shot.delay.leastMs + shot.confirmMs
  const waitsForShot = shot.isOpenEnded
  return story(`${kind} ${host}`, titles[kind], [...steps, ...recovery.steps], endingOf(setup, { before: start, after: recovery.after, gapMs, waitsForShot }, { mayLoseWrites: recovery.isLossy }))
}

/** What DRBD does on a primary that goes on, and loses a copy: it may hold all writes back until the lost host is off. */
function frozenWrites({ replicas }: PacemakerSetup, { host, before, isFenced }: { readonly host: string; readonly before: Placement; readonly isFenced: boolean }): Step[] {
  return replicas.flatMap(({ name, unit, copies }) => {
    const placed = before.get(unit.name)
    if (copies === undefined || placed === undefined || placed.isUnknown === true || placed.promoted.length === 0) return []
    if (copies.policy.value !== 'resource-and-stonith' || copies.handler === undefined || !copies.holders.includes(host)) return []
    const until = isFenced && copies.handler.value === 'crm' ? `, which waits until the fencing of "${host}" is confirmed` : ''
    return [step(`As soon as DRBD misses "${host}", writes to "${name}" on ${quoted(placed.promoted)} wait until the handler is done${until}`, undefined, copies.policy)]
  })
}

function afterLinkLoss(scene: Scene, link: number): Story {
  const { setup, start } = scene
  const others = [...setup.membership.links].filter(([number]) => number !== link)
  const steps: Step[] = [step(`Corosync goes on over link ${others.map(([number]) => number).join(' and ')}; no member is lost, nobody is shot`, 0, cause(others[0]?.[1]))]
  const cut = setup.replicas.filter(replica => replica.links?.has(link) === true)
  const { steps: own, ending } = afterPartition(scene, cut)
  return story(`path-lost ${link}`, `Link ${link} of corosync is lost between the hosts`, [...steps, ...own], ending.services.length === 0 && cut.length === 0 ? endingOf(setup, { before: start, after: start }) : ending)
}

function afterMirrorLoss(scene: Scene, replica: Replica): Story {
  const where = replica.links === undefined ? 'if corosync has another one' : 'which corosync does not use'
  const { steps, ending } = afterPartition(scene, [replica])
  return story(`mirror-lost ${replica.name}`, `The link of DRBD resource "${replica.name}" is lost, ${where}`, steps, ending)
}

/** DRBD is cut while all hosts are members: nothing moves, but a primary that lost DRBD's quorum may not go on. */
function afterPartition({ setup, start }: Scene, cut: readonly Replica[]): { readonly steps: readonly Step[]; readonly ending: Ending } {
  const chains: (readonly Step[])[] = []
  const doubtful = new Set<string>()
  const stuck = new Set<string>()
  const contested = { primaries: new Set<string>(), services: new Set<string>() }
  let isOpen = false
  for (const replica of cut) {
    const [host, ...rivals] = start.get(replica.unit.name)?.promoted ?? []
    if (host === undefined) continue
    if (replica.copies === undefined) {
      chains.push([step(`What DRBD does with "${replica.name}" is not known`, undefined, { value: true, unset: 'no drbd.conf at hand has the resource' })])
      continue
    }
    const copies = replica.copies
    const chain = [...drbdAlone({ name: replica.name, copies }, host, 'quorate', rivals)]
    if (rivals.length > 0 && doesFenceRival(copies)) {
      contested.primaries.add(replica.name)
      for (const name of dependentsOf(setup, replica.unit.name)) contested.services.add(name)
    }
    chains.push(chain)
    const isSafe = copies.quorum.value !== 'off' && copies.holders.length > 1
    const { policy, handler } = copies
    const behind = isSafe || rivals.length > 0 ? undefined : leftBehind({ policy, handler, primary: host, copy: `The other copy of "${replica.name}"`, hasCrm: true, hasDopd: false })
    chain.push(...(behind?.steps ?? []))
    isOpen ||= behind?.isOpen ?? (!isSafe && isLeftOpen(copies))
    if (behind?.isStuck === true) for (const name of dependentsOf(setup, replica.unit.name)) stuck.add(name)
    if (!hasDrbdQuorum(copies, [host])) for (const name of dependentsOf(setup, replica.unit.name)) doubtful.add(name)
  }
  const ending = endingOf(setup, { before: start, after: start }, { canDiverge: isOpen, mayLoseWrites: isOpen })
  // A file system without writes may fail its monitor or only hang.
  const services = ending.services.map(service => (doubtful.has(service.name) && service.hosts.length > 0 ? { name: service.name, hosts: service.hosts.slice(0, 1), isUncertain: true } : service))
  const onOne = (names: ReadonlySet<string>) => (each: Whereabouts): Whereabouts => (names.has(each.name) && each.hosts.length > 1 ? { name: each.name, hosts: each.hosts, isOneOf: true } : each)
  const held = services.map((each): Whereabouts => (stuck.has(each.name) && each.hosts.length === 1 ? { name: each.name, hosts: each.hosts, isHeldUp: true } : each))
  return { steps: inTimeOrder(chains), ending: { ...ending, services: held.map(onOne(contested.services)), primaries: ending.primaries.map(onOne(contested.primaries)) } }
}

/** Tells whether of two primaries that lose each other one is demoted or shot. */
function doesFenceRival({ policy, handler }: Copies): boolean {
  return policy.value !== 'dont-care' && (handler?.value === 'crm' || handler?.value === 'shoots')
}

function afterQuorumLoss(scene: Scene, survivor: string): Story {
  const { setup, hosts, start, noticeMs } = scene
  const lost = hosts.filter(host => host !== survivor)
  const side = sideOf(setup.membership, [survivor], false)
  const steps = [...noticeSteps(scene, `All but "${survivor}" are silent`, [survivor]), quorumStep(setup, side, noticeMs)]
  const before = without(start, lost)
  if (!side.isQuorate && setup.lossPolicy.value !== 'ignore') {
    const end = withoutQuorum(setup, [survivor], before)
    return story(`majority-lost ${survivor}`, `All hosts but "${survivor}" die`, [...steps, ...end.steps], endingOf(setup, { before: start, after: end.after }))
  }
  const shots = lost.map(host => shotOrTrust(scene, host, { left: [survivor] }))
  steps.push(...inTimeOrder(shots.map(shot => shot.steps)))
  if (shots.some(({ isCertain }) => !isCertain)) {
    return story(`majority-lost ${survivor}`, `All hosts but "${survivor}" die`, steps, endingOf(setup, { before: start, after: blocked(setup, start, lost) }))
  }
  const recovery = recover(setup, { before, lost, left: [survivor] })
  const gapMs = noticeMs + Math.max(...shots.map(({ delay, confirmMs }) => delay.leastMs + confirmMs))
  return story(`majority-lost ${survivor}`, `All hosts but "${survivor}" die`, [...steps, ...recovery.steps], endingOf(setup, { before: start, after: recovery.after, gapMs, waitsForShot: shots.some(({ isOpenEnded }) => isOpenEnded) }, { mayLoseWrites: recovery.isLossy }))
}

function afterDeviceLoss({ setup, hosts, start }: Scene): Story {
  const { membership } = setup
  const votes = membership.nodes.reduce((sum, node) => sum + node.votes, 0)
  const isQuorate = votes >= neededVotes(membership)
  const steps = [quorumStep(setup, { hosts, votes, hasDevice: false, isQuorate })]
  if (isQuorate) {
    const after = endingOf(setup, { before: start, after: start })
    steps.push(step('Nothing moves; from now on a host that is lost may take the quorum with it', undefined, quorumCause(setup)))
    return story('quorum-device-lost', 'The quorum device is lost', steps, after)
  }
  const end = withoutQuorum(setup, hosts, start)
  return story('quorum-device-lost', 'The quorum device is lost', [...steps, ...end.steps], endingOf(setup, { before: start, after: end.after }))
}

function stickinessText({ stickiness }: Unit): string {
  return stickiness > 0 ? `: its stickiness is ${stickiness >= infinity ? 'infinite' : stickiness}` : ''
}

/**
 * The placements of which one is true where a tie between the same hosts decides all that is unknown; `undefined` where
 * nothing is unknown, or something for another reason.
 */
function settledTie({ units, replicas }: PacemakerSetup, placement: Placement): readonly Placement[] | undefined {
  const unknown = [...placement].filter(([, { isUnknown }]) => isUnknown === true)
  const tied = replicas.filter(({ unit }) => placement.get(unit.name)?.isUnknown === true)
  const [only] = tied
  if (only === undefined || tied.length > 1 || units.doubt !== undefined || units.units.some(({ doubt }) => doubt !== undefined)) return undefined
  const candidates = placement.get(only.unit.name)?.promoted ?? []
  const isOther = unknown.some(([name, { hosts }]) => name !== only.unit.name && (hosts.length !== candidates.length || !hosts.every(each => candidates.includes(each))))
  if (isOther) return undefined
  return candidates.map(chosen => new Map([...placement].map(([name, placed]) => {
    if (placed.isUnknown !== true) return [name, placed]
    return [name, name === only.unit.name ? { hosts: placed.hosts, promoted: [chosen] } : { hosts: [chosen], promoted: [] }]
  })))
}

/** What runs somewhere in the one placement runs there in the other one as well; a clone may have more copies. */
function isSame(one: Placement, other: Placement): boolean {
  return [...one].every(([name, { hosts, promoted }]) => {
    const then = other.get(name)
    return then !== undefined && then.isUnknown !== true && hosts.every(host => then.hosts.includes(host)) && promoted.every(host => then.promoted.includes(host))
  })
}

function settledStay({ name, kind }: Unit, { away, start, host }: { readonly away: Placement; readonly start: Placement; readonly host: string }): boolean {
  return kind !== 'clone' && start.get(name)?.hosts.includes(host) === true && away.get(name)?.isUnknown === true
}

/** A handler has written that the lost host may not be promoted. */
function isFenced({ copies }: Replica, host: string): boolean {
  return copies?.holders.includes(host) === true && copies.policy.value !== 'dont-care' && copies.handler?.value === 'crm'
}

function resyncs({ replicas }: PacemakerSetup, host: string): Step[] {
  return replicas.filter(({ copies }) => copies?.holders.includes(host) === true).flatMap(replica => {
    const { name, copies, unit } = replica
    const text = `DRBD brings the copy of "${name}" on "${host}" up to date`
    if (copies === undefined || !isFenced(replica, host)) return [step(text, undefined, cause(unit.at))]
    return copies.staysFenced === true
      ? [step(text, undefined, cause(unit.at)), step(`Nothing takes the constraint away that the handler left in the CIB: "${host}" is not promoted before somebody deletes that`, undefined, copies.handler)]
      : [step(`${text}, and the constraint that its handler left in the CIB is taken away`, undefined, copies.handler)]
  })
}

/** Whoever may not be promoted gets nothing back that needs it. */
function withConstraints(setup: PacemakerSetup, host: string, { away, after }: { readonly away: Placement; readonly after: Placement }): Placement {
  const held = setup.replicas.filter(replica => replica.copies?.staysFenced === true && isFenced(replica, host) && after.get(replica.unit.name)?.promoted.includes(host) === true)
  const changes = held.flatMap(({ unit }) => {
    const [was, is] = [away.get(unit.name), after.get(unit.name)]
    const own: readonly (readonly [string, Placed])[] = was === undefined || is === undefined ? [] : [[unit.name, { ...is, promoted: was.promoted }]]
    return [...own, ...[...dependentsOf(setup, unit.name)].flatMap((name): (readonly [string, Placed])[] => {
      const placed = away.get(name)
      return placed === undefined ? [] : [[name, placed]]
    })]
  })
  return new Map([...after, ...changes])
}

function afterReturn({ setup, hosts, start }: Scene, host: string): Story {
  const left = hosts.filter(other => other !== host)
  const away = place(setup, left, without(start, [host]))
  const after = withConstraints(setup, host, { away, after: place(setup, hosts, away) })
  const steps = [...resyncs(setup, host)]
  const settled = settledTie(setup, away)
  if (settled !== undefined && settled.every(one => isSame(one, place(setup, hosts, one)))) {
    for (const unit of servicesOf(setup)) if (settledStay(unit, { away, start, host })) steps.push(step(`"${unit.name}" stays on ${anyOf(away.get(unit.name)?.hosts ?? [])}, wherever it is${stickinessText(unit)}`, undefined, cause(unit.at)))
    const ending = endingOf(setup, { before: away, after: away })
    return story(`return ${host}`, `"${host}" returns after its death`, steps, { ...ending, services: ending.services.map(each => (each.hosts.length === 0 ? each : { ...each, gapMs: 0 })) })
  }
  const back = movedUnits(setup, { before: away, after })
  for (const unit of back) {
    const [was, is] = [away.get(unit.name)?.hosts ?? [], after.get(unit.name)?.hosts ?? []]
    const text = unit.kind === 'clone' && was.length > 0
      ? `"${unit.name}" starts on ${quoted(is.filter(one => !was.includes(one)))} as well`
      : `"${unit.name}" moves to ${quoted(is)}: ${was.length > 0 ? 'a second interruption' : 'it had no host'}`
    steps.push(step(text, undefined, cause(unit.at)))
  }
  const stay = servicesOf(setup).filter(unit => unit.kind !== 'clone' && !back.includes(unit) && start.get(unit.name)?.hosts.includes(host) === true && start.get(unit.name)?.isUnknown !== true)
  for (const unit of stay) {
    const on = away.get(unit.name)
    if (on !== undefined && on.isUnknown !== true && on.hosts.length > 0) steps.push(step(`"${unit.name}" stays on ${quoted(on.hosts)}${stickinessText(unit)}`, undefined, cause(unit.at)))
  }
  return story(`return ${host}`, `"${host}" returns after its death`, steps, endingOf(setup, { before: away, after }))
}

function doesActWithout({ membership, lossPolicy }: PacemakerSetup, hosts: readonly string[], host: string): boolean {
  return lossPolicy.value === 'ignore' || sideOf(membership, hosts.filter(other => other !== host), false).isQuorate
}

function afterPowerLoss({ setup, hosts, start, noticeMs }: Scene): Story {
  const { membership, fencing, shootsUnseen } = setup
  const steps: Step[] = []
  const [first = ''] = hosts
  const isAlone = sideOf(membership, [first], false).isQuorate
  // Whoever is quorate has seen everybody, and finds nobody to shoot.
  const needsAll = hosts.every(host => !doesActWithout(setup, hosts, host))
  if (membership.waitsForAll.value) steps.push(step('Whoever is back waits until it has seen all others: as long as one has no power nothing starts, unless somebody helps', undefined, membership.waitsForAll))
  else if (isAlone) steps.push(step('A host that comes back alone is quorate', undefined, quorumCause(setup)))
  else steps.push(step(`Nothing starts before ${neededVotes(membership)} votes are back${needsAll ? ': those of all hosts' : ''}`, undefined, quorumCause(setup)))
  if (!membership.waitsForAll.value && !needsAll && fencing.isOn.value && shootsUnseen.value) {
    const canShoot = fencing.watchdogMs !== undefined || hosts.some(host => attemptsFor(fencing, host, hosts.filter(other => other !== host)).length > 0)
    const dark = hosts.filter(host => attemptsFor(fencing, host, hosts.filter(other => other !== host)).every(devices => devices.some(({ needsPowerOfVictim }) => needsPowerOfVictim)))
    if (!canShoot) steps.push(step('Whoever has quorum wants to shoot those that it has not seen, and no device can: nothing starts before they are back, or somebody says "stonith_admin --confirm" for them', undefined, shootsUnseen))
    else steps.push(step(`Whoever has quorum shoots those that it has not seen${dark.length === 0 ? '' : `; while ${listed(dark.map(host => `"${host}"`), 'or')} has no power nothing confirms that, and nothing starts`}`, undefined, shootsUnseen))
  }
  for (const { name, copies, unit } of setup.replicas) {
    if ((start.get(unit.name)?.promoted.length ?? 0) === 0) continue
    if (copies === undefined || copies.policy.value === 'dont-care' || copies.handler?.value !== 'crm') continue
    steps.push(step(`A host that comes back alone promotes "${name}" only after its handler finds the peer off in the cluster`, undefined, copies.handler))
  }
  const empty: Placement = new Map()
  for (const unit of movedUnits(setup, { before: empty, after: start })) steps.push(step(`With all hosts back ${quoted(start.get(unit.name)?.hosts ?? [])} ${start.get(unit.name)?.hosts.length === 1 ? 'starts' : 'start'} "${unit.name}"`, undefined, cause(unit.at)))
  steps.push(step(`A membership takes up to ${milliseconds(noticeMs)} to form`, undefined, membership.consensusMs))
  return story('power-loss', 'All hosts lose power', steps, endingOf(setup, { before: empty, after: start }))
}
