import { calledBy, ocfCall, shortAgent } from '../../facts/ocf-call.js'
import { listed, milliseconds } from '../../text/quantity.js'
import { hasDrbdQuorum } from '../drbd-copies.js'
import { drbdAlone } from '../drbd-alone.js'
import { inTimeOrder, soundEnding, step } from '../story.js'
import type { Decided, Ending, Step, Story, Whereabouts } from '../story.js'
import type { Promoted } from './setup.js'

/** Where a resource is promoted: on a host, on one of several, or nowhere. */
type Owners = ReadonlyMap<Promoted, readonly string[]>

/** Tells what drbd-reactor makes of what fails: a host, its links, a service that does not stop. */
export function* storiesOfReactor(promoted: readonly Promoted[]): Generator<Story> {
  if (promoted.length === 0) return
  const hosts = [...new Set(promoted.flatMap(({ copies }) => [...copies.holders, ...copies.diskless]))]
  const owners: Owners = new Map(promoted.map(resource => [resource, firstOf(resource, hosts)]))
  yield afterStart(promoted, owners)
  const active = hosts.filter(host => promoted.some(resource => owners.get(resource)?.includes(host) === true))
  for (const host of active) yield afterDeath(promoted, owners, { host, hosts })
  for (const host of active) yield afterIsolation(promoted, owners, { host, hosts })
  for (const host of active) yield afterDemoteFailure(promoted, owners, host)
  for (const host of active) yield afterReturn(promoted, owners, { host, hosts })
  yield story('power-loss', 'All hosts lose power', startSteps(promoted, owners), endingOf(promoted, owners, owners))
}

function story(event: string, title: string, steps: readonly Step[], ending: Ending): Story {
  // Promoters work side by side.
  return { software: 'drbd-reactor', event, title, steps: inTimeOrder(steps.map(one => [one])), ending }
}

/** The hosts that may get a resource: the first preferred one that is left, or all others alike. */
function firstOf({ candidates, preferred, isIgnored, copies }: Promoted, left: readonly string[]): readonly string[] {
  if (isIgnored || !hasDrbdQuorum(copies, left)) return []
  const able = candidates.filter(host => left.includes(host))
  const best = candidates.slice(0, preferred).find(host => left.includes(host))
  return best === undefined ? able : [best]
}

function nameOf({ units, name }: Promoted): string {
  return units.length === 0 ? `nothing on "${name}"` : units.map(shownUnit).join(', then ')
}

/** An agent goes by its own name and its kind; its parameters stand in the file. */
function shownUnit(unit: string): string {
  const call = ocfCall(unit)
  return call === undefined ? calledBy(unit) : `${call.instance} (${shortAgent(call.agent)})`
}

function serviceOf(resource: Promoted): string {
  return `drbd-services@${resource.name}.target`
}

function named(hosts: readonly string[], word: 'and' | 'or' = 'or'): string {
  return listed(hosts.map(host => `"${host}"`), word)
}

function endingOf(promoted: readonly Promoted[], before: Owners, after: Owners, gaps: ReadonlyMap<Promoted, number> = new Map()): Ending {
  const tell = (resource: Promoted, name: string, isService: boolean): Whereabouts => {
    const [was, is] = [before.get(resource) ?? [], after.get(resource) ?? []]
    const isKept = before !== after && is.length > 0 && is.every(host => was.includes(host)) && !gaps.has(resource)
    const gapMs = gaps.get(resource)
    return { name, hosts: is, ...(is.length > 1 ? { isOneOf: true } : !isService ? {} : isKept ? { gapMs: 0 } : gapMs === undefined ? {} : { gapMs }) }
  }
  return {
    ...soundEnding,
    services: promoted.map(resource => tell(resource, serviceOf(resource), true)),
    primaries: promoted.map(resource => tell(resource, resource.name, false)),
  }
}

function at({ at: place }: Promoted): Decided<unknown> {
  return { value: true, at: place }
}

function startSteps(promoted: readonly Promoted[], owners: Owners): Step[] {
  return promoted.flatMap(resource => {
    const { name, copies, candidates, isIgnored } = resource
    if (isIgnored) return [step(`drbd-reactor leaves "${name}" alone: without quorum and without fencing of DRBD two hosts could write`, undefined, copies.quorum)]
    const hosts = owners.get(resource) ?? []
    const steps = [quorumStep(resource)]
    if (hosts.length === 0) return [...steps, step(`Nobody may promote "${name}"`, undefined, at(resource))]
    steps.push(hosts.length === 1
      ? step(`${named(hosts)} is preferred and promotes "${name}"; each next one waits ${milliseconds(1000 * resource.sleepFactor)} longer`, undefined, preferredCause(resource))
      : step(`Whoever of ${named(candidates, 'and')} is first promotes "${name}": no node is preferred`, undefined, preferredCause(resource)))
    steps.push(step(`There systemd starts ${nameOf(resource)}`, undefined, at(resource)))
    return steps
  })
}

function preferredCause({ preferredAt, name }: Promoted): Decided<unknown> {
  return preferredAt === undefined ? { value: true, unset: `drbd-reactor.toml sets no preferred-nodes for "${name}"` } : { value: true, at: preferredAt }
}

function quorumStep({ name, copies }: Promoted): Step {
  if (copies.quorum.value === 'off') return step(`DRBD has no quorum for "${name}": its fencing alone keeps two hosts from being primary`, undefined, copies.quorum)
  const voices = copies.diskless.length === 0 ? '' : `; at half of them ${named(copies.diskless, 'and')} decides, without data`
  return step(`A host may be primary of "${name}" while it sees ${copies.quorum.value === 'majority' ? 'more than half' : copies.quorum.value} of the ${copies.holders.length} copies${voices}`, undefined, copies.quorum)
}

function afterStart(promoted: readonly Promoted[], owners: Owners): Story {
  return story('start', 'All hosts start', startSteps(promoted, owners), endingOf(promoted, owners, owners))
}

interface Lost {
  readonly host: string
  readonly hosts: readonly string[]
}

/** What is told of a resource whose primary is lost, and where it goes. */
interface Takeover {
  readonly steps: readonly Step[]
  readonly hosts: readonly string[]
  readonly gapMs: number | undefined
}

function takeover(resource: Promoted, left: readonly string[]): Takeover {
  const { copies, name, sleepFactor } = resource
  const { detection } = copies
  const [option] = detection?.options ?? []
  const decided: Decided<unknown> = option === undefined ? { value: true, unset: `drbd.conf sets neither ${detection?.names.join(' nor ') ?? 'of its times'}` } : { value: true, at: option }
  const steps = [step(`The others' DRBD notices within ${detection === undefined ? 'a time that is not known' : milliseconds(detection.idleMs)} that the primary of "${name}" is gone`, detection?.idleMs, decided)]
  if (!hasDrbdQuorum(copies, left)) {
    steps.push(step(`${named(left, 'and')} ${left.length === 1 ? 'has' : 'have'} no quorum of DRBD: nobody promotes "${name}"`, undefined, copies.quorum))
    return { steps, hosts: [], gapMs: undefined }
  }
  if (copies.quorum.value === 'off') steps.push(copies.handler === undefined ? step(`DRBD asks a handler before it promotes "${name}", finds none, and refuses`, undefined, copies.policy) : step(`DRBD asks its handler before it promotes "${name}"`, undefined, copies.handler))
  if (copies.quorum.value === 'off' && copies.handler === undefined) return { steps, hosts: [], gapMs: undefined }
  const hosts = firstOf(resource, left)
  if (hosts.length === 0) return { steps: [...steps, step(`No host that is left has the data of "${name}" and a promoter`, undefined, at(resource))], hosts, gapMs: undefined }
  const waitMs = hosts.length === 1 ? 1000 * sleepFactor * Math.max(0, resource.candidates.indexOf(hosts[0] ?? '')) : 0
  steps.push(step(`${named(hosts)} promotes "${name}"${waitMs === 0 ? '' : ` ${milliseconds(waitMs)} later, by its place among the preferred nodes,`} and starts ${nameOf(resource)}`, detection === undefined ? undefined : detection.idleMs + waitMs, preferredCause(resource)))
  return { steps, hosts, gapMs: detection === undefined ? undefined : detection.idleMs + waitMs }
}

function followLoss(promoted: readonly Promoted[], owners: Owners, { host, hosts }: Lost): { readonly steps: readonly Step[]; readonly after: Owners; readonly gaps: ReadonlyMap<Promoted, number> } {
  const left = hosts.filter(other => other !== host)
  const steps: Step[] = []
  const gaps = new Map<Promoted, number>()
  const after = new Map(promoted.map(resource => {
    const was = owners.get(resource) ?? []
    const isElsewhere = was.length > 0 && !was.includes(host)
    if (isElsewhere && hasDrbdQuorum(resource.copies, left)) return [resource, was] as const
    if (isElsewhere) {
      steps.push(step(`Without "${host}" the primary of "${resource.name}" has lost the quorum of DRBD: ${lossText(resource)}`, resource.copies.detection?.idleMs, resource.copies.quorum))
      return [resource, []] as const
    }
    if (was.length === 0) return [resource, was] as const
    const next = takeover(resource, left)
    steps.push(...next.steps)
    if (next.gapMs !== undefined) gaps.set(resource, next.gapMs)
    return [resource, next.hosts] as const
  }))
  return { steps, after, gaps }
}

function lossText({ copies, onQuorumLoss }: Promoted): string {
  const writes = copies.onNoQuorum.value === 'io-error' ? 'writes fail' : 'writes wait'
  return `${writes}, and drbd-reactor ${onQuorumLoss.value === 'freeze' ? 'freezes the services until it is back' : 'stops the services and demotes'}`
}

function afterDeath(promoted: readonly Promoted[], owners: Owners, lost: Lost): Story {
  const { steps, after, gaps } = followLoss(promoted, owners, lost)
  const lossy = promoted.some(({ copies }) => copies.protocol.value !== 'C')
  return story(`death ${lost.host}`, `"${lost.host}" dies${isAlways(owners, lost.host) ? '' : ', and was primary'}`, steps, { ...endingOf(promoted, owners, after, gaps), mayLoseWrites: lossy })
}

function isAlways(owners: Owners, host: string): boolean {
  return [...owners.values()].every(list => !list.includes(host) || list.length === 1)
}

/** A host loses all links of DRBD and lives on. */
function afterIsolation(promoted: readonly Promoted[], owners: Owners, lost: Lost): Story {
  const { steps, after, gaps } = followLoss(promoted, owners, lost)
  const own: Step[] = []
  let canDiverge = false
  const merged = new Map(after)
  for (const resource of promoted) {
    if (owners.get(resource)?.includes(lost.host) !== true) continue
    const { copies, name, onQuorumLoss, onDemoteFailure } = resource
    own.push(...drbdAlone({ name, copies }, lost.host, 'absent'))
    if (!hasDrbdQuorum(copies, [lost.host])) {
      own.push(step(`drbd-reactor on "${lost.host}" ${onQuorumLoss.value === 'freeze' ? `freezes ${nameOf(resource)}` : `stops ${nameOf(resource)} in reverse and demotes "${name}"`}; until then an address may be up on two hosts, the data are not`, copies.detection?.idleMs, onQuorumLoss))
      own.push(demoteStep(resource, onDemoteFailure))
    } else if (after.get(resource)?.length !== 0) {
      canDiverge = copies.policy.value !== 'resource-and-stonith'
      merged.set(resource, [...new Set([lost.host, ...(after.get(resource) ?? [])])])
    } else merged.set(resource, [lost.host])
  }
  const ending = endingOf(promoted, owners, merged, gaps)
  const isSplitBrain = canDiverge
  return story(`isolated ${lost.host}`, `"${lost.host}" loses all links of DRBD${isAlways(owners, lost.host) ? '' : ', and was primary'}`, [...own, ...steps], { ...ending, isSplitBrain, canDiverge })
}

function demoteStep({ name }: Promoted, onDemoteFailure: Decided<string>): Step {
  return onDemoteFailure.value === 'none'
    ? step(`Where "${name}" cannot be demoted nothing more is done: it stays primary until somebody acts`, undefined, onDemoteFailure)
    : step(`Where "${name}" cannot be demoted systemd does "${onDemoteFailure.value}"`, undefined, onDemoteFailure)
}

/** Services are to stop on a host, and something keeps the device busy. */
function afterDemoteFailure(promoted: readonly Promoted[], owners: Owners, host: string): Story {
  const steps: Step[] = []
  const after = new Map(promoted.map(resource => {
    const was = owners.get(resource) ?? []
    if (!was.includes(host)) return [resource, was] as const
    steps.push(step(`"${host}" is to give "${resource.name}" up: systemd stops ${nameOf(resource)} in reverse`, 0, at(resource)), demoteStep(resource, resource.onDemoteFailure))
    if (!/^(?:reboot|poweroff)/.test(resource.onDemoteFailure.value)) return [resource, [host]] as const
    const left = [...resource.copies.holders, ...resource.copies.diskless].filter(other => other !== host)
    const next = takeover(resource, left)
    steps.push(...next.steps.map(({ atMs: _, ...rest }) => rest))
    return [resource, next.hosts] as const
  }))
  const ending = endingOf(promoted, owners, after)
  return story(`demote-failed ${host}`, `"${host}" is told to give up what it runs, and cannot demote DRBD`, steps, ending)
}

function afterReturn(promoted: readonly Promoted[], owners: Owners, lost: Lost): Story {
  const away = followLoss(promoted, owners, lost).after
  const steps: Step[] = []
  const gone = new Map<Promoted, number>()
  const after = new Map(promoted.map(resource => {
    const [was, now] = [owners.get(resource) ?? [], away.get(resource) ?? []]
    if (!resource.copies.holders.includes(lost.host)) return [resource, now] as const
    steps.push(step(`DRBD brings the copy of "${resource.name}" on "${lost.host}" up to date`, undefined, at(resource)))
    const isBetter = was.length === 1 && was[0] === lost.host && resource.preferred > 0
    if (now.length === 0) {
      steps.push(step(`With quorum back "${resource.name}" is promoted again`, undefined, resource.copies.quorum))
      return [resource, was] as const
    }
    if (!isBetter) return [resource, now] as const
    steps.push(resource.movesBack.value
      ? step(`The services of "${resource.name}" move back to "${lost.host}": a second interruption`, undefined, resource.movesBack)
      : step(`The services of "${resource.name}" stay`, undefined, resource.movesBack))
    return [resource, resource.movesBack.value ? was : now] as const
  }))
  return story(`return ${lost.host}`, `"${lost.host}" returns after its death`, steps, endingOf(promoted, away, after, gone))
}
