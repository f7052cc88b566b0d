import { listed, milliseconds } from '../../text/quantity.js'
import { hasDrbdQuorum } from '../drbd-copies.js'
import { step } from '../story.js'
import type { Decided, Step } from '../story.js'
import { movedUnits, servicesOf, stopped } from './ending.js'
import type { Placed, Placement } from './placement.js'
import { place } from './setup.js'
import type { PacemakerSetup, Replica } from './setup.js'
import { infinity } from './units.js'
import type { Unit } from './units.js'

/** What comes of it when those who are left take over. */
export interface Recovery {
  readonly after: Placement
  readonly steps: readonly Step[]
  /** Writes that a host confirmed and that nobody else has. */
  readonly isLossy: boolean
}

export function quoted(names: readonly string[]): string {
  return listed(names.map(name => `"${name}"`))
}

/** One of them, and nobody can say which. */
export function anyOf(names: readonly string[]): string {
  return listed(names.map(name => `"${name}"`), 'or')
}

export function cause(at: Decided<unknown>['at']): Decided<unknown> {
  return { value: true, ...(at === undefined ? {} : { at }) }
}

/** Lets those who are left take over what ran on hosts that are certainly off. */
export function recover(setup: PacemakerSetup, { before, lost, left }: { readonly before: Placement; readonly lost: readonly string[]; readonly left: readonly string[] }): Recovery {
  const steps: Step[] = []
  let after = place(setup, left, before)
  let isLossy = false
  for (const replica of setup.replicas) {
    const [was, is] = [before.get(replica.unit.name), after.get(replica.unit.name)]
    const fresh = is?.promoted.filter(host => was?.promoted.includes(host) !== true) ?? []
    if (fresh.length === 0) continue
    const promotion = promote(replica, { hosts: fresh, lost, left, isCertain: is?.isUnknown !== true })
    steps.push(...promotion.steps)
    if (promotion.isRefused) after = withoutPrimary(setup, after, replica)
    else isLossy ||= replica.copies !== undefined && replica.copies.protocol.value !== 'C'
    if (!promotion.isRefused && replica.copies !== undefined && replica.copies.protocol.value !== 'C') {
      steps.push(step(`Writes to "${replica.name}" that protocol ${replica.copies.protocol.value} confirmed early are lost with ${quoted(lost)}`, undefined, replica.copies.protocol))
    }
  }
  for (const unit of movedUnits(setup, { before, after })) steps.push(startStep(unit, after))
  for (const unit of unplaced(setup, before, after)) steps.push(step(`No host that is left may run "${unit.name}"`, undefined, cause(unit.at)))
  return { after, steps, isLossy }
}

/** What ran, and does not any more, although nothing refused it. */
function unplaced(setup: PacemakerSetup, before: Placement, after: Placement): readonly Unit[] {
  return servicesOf(setup).filter(({ name, kind }) => kind !== 'clone' && (before.get(name)?.hosts.length ?? 0) > 0 && after.get(name)?.hosts.length === 0)
}

/** `"beta" starts "mail-group"`, with its members in their order. */
export function startStep(unit: Unit, after: Placement): Step {
  const hosts = after.get(unit.name)?.hosts ?? []
  const inner = unit.kind === 'group' ? `: ${unit.members.map(({ name }) => name).join(', then ')}` : ''
  return step(`${quoted(hosts)} ${hosts.length === 1 ? 'starts' : 'start'} "${unit.name}"${inner}${asGood(after.get(unit.name))}`, undefined, cause(unit.at))
}

/** Says which other hosts might have been chosen as well; nothing where a score decides. */
export function asGood(placed: Placed | undefined): string {
  return placed?.equals === undefined ? '' : `; no score sets ${anyOf(placed.equals)} apart from it`
}

interface Promotion {
  readonly steps: readonly Step[]
  readonly isRefused: boolean
}

/**
 * Follows the promotion of a resource without its peer.
 *
 * Source: drbd_nl.c drbd_set_role(): a promotion asks the handler and is refused unless the peer is outdated or off; drbd 9
 * refuses it without quorum. drbd scripts crm-fence-peer*.sh: a constraint in the CIB, once the cluster knows that the peer is off.
 */
function promote({ name, unit, copies }: Replica, { hosts, lost, left, isCertain }: { readonly hosts: readonly string[]; readonly lost: readonly string[]; readonly left: readonly string[]; readonly isCertain: boolean }): Promotion {
  const who = isCertain ? quoted(hosts) : anyOf(hosts)
  const promoted = step(`After the notifications of all hosts Pacemaker promotes DRBD "${name}" on ${who}${timeoutOf(unit, 'promote')}`, undefined, cause(unit.at))
  if (copies === undefined) return { steps: [promoted], isRefused: false }
  const refused = (text: string, decided: Decided<unknown>): Promotion => ({ steps: [step(`${text}: DRBD refuses to promote "${name}" on ${who}, and Pacemaker gives it up there`, undefined, decided)], isRefused: true })
  if (!hasDrbdQuorum(copies, left)) return refused(`Without ${quoted(lost)} "${name}" has no quorum of DRBD`, copies.quorum)
  const gone = copies.holders.filter(host => lost.includes(host))
  if (copies.policy.value === 'dont-care' || gone.length === 0) return { steps: [promoted], isRefused: false }
  switch (copies.handler?.value) {
    case undefined:
      return refused('No handler outdates the peer', copies.policy)
    case 'outdater':
    case 'unanswered':
      return refused('The handler asks dopd of Heartbeat, which does not run here', copies.handler ?? copies.policy)
    case 'crm':
      return {
        steps: [
          step(`DRBD asks its handler, which finds ${quoted(gone)} off and writes into the CIB that nobody but ${who} may be promoted`, undefined, copies.handler),
          promoted,
        ],
        isRefused: false,
      }
    case 'shoots':
      return { steps: [step(`DRBD has ${quoted(gone)} shot once more before it promotes`, undefined, copies.handler), promoted], isRefused: false }
    case 'unknown':
      return { steps: [step('DRBD asks its handler, and promotes if that reports success; what it does is not known here', undefined, copies.handler), promoted], isRefused: false }
  }
}

function timeoutOf({ members }: Unit, operation: string): string {
  const ms = members[0]?.timeoutsMs[operation]
  return ms === undefined ? '' : `, which may take ${milliseconds(ms)}`
}

/** A resource that cannot be promoted, and all that has to run where it is. */
export function withoutPrimary(setup: PacemakerSetup, placement: Placement, { unit }: Replica): Placement {
  const dependents = dependentsOf(setup, unit.name)
  const left = stopped(placement, name => dependents.has(name))
  const own = left.get(unit.name)
  return own === undefined ? left : new Map([...left, [unit.name, { hosts: own.hosts, promoted: [] }]])
}

/** All that has to run where a unit does, or after it. */
export function dependentsOf({ units }: PacemakerSetup, name: string): ReadonlySet<string> {
  const found = new Set<string>()
  const pairs = [
    ...units.colocations.filter(({ score }) => score >= infinity).map(({ unit, with: other }) => [unit, other] as const),
    ...units.orders.map(({ first, next }) => [next, first] as const),
  ]
  for (let size = -1; size !== found.size; ) {
    size = found.size
    for (const [unit, other] of pairs) if (other === name || found.has(other)) found.add(unit)
  }
  return found
}

/** What becomes of hosts without quorum by themselves. */
export function withoutQuorum(setup: PacemakerSetup, hosts: readonly string[], before: Placement): Pick<Recovery, 'after' | 'steps'> {
  const { lossPolicy } = setup
  const who = quoted(hosts)
  const one = hosts.length === 1
  switch (lossPolicy.value) {
    case 'freeze':
      return { after: before, steps: [step(`${who} ${one ? 'goes' : 'go'} on with what runs there, and ${one ? 'takes' : 'take'} nothing over`, undefined, lossPolicy)] }
    case 'suicide':
      return { after: stopped(before, () => true), steps: [step(`${who} ${one ? 'shoots itself' : 'shoot themselves'}`, undefined, lossPolicy)] }
    case 'demote': {
      const promotable = new Set(setup.units.units.filter(({ isPromotable }) => isPromotable).map(({ name }) => name))
      const after = new Map([...before].map(([name, placed]) => [name, promotable.has(name) ? { hosts: placed.hosts, promoted: [] } : { hosts: [], promoted: [] }]))
      return { after, steps: [step(`${who} ${one ? 'demotes' : 'demote'} what is promoted and ${one ? 'stops' : 'stop'} all else`, undefined, lossPolicy)] }
    }
    case 'stop':
    case 'ignore':
      return { after: stopped(before, () => true), steps: [step(`${who} ${one ? 'stops' : 'stop'} everything`, undefined, lossPolicy)] }
  }
}
