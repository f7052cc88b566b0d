import type { Place } from '../text/located.js'
import { listed, milliseconds } from '../text/quantity.js'
import { promotionLimitMs } from './setup.js'
import type { Decided, FailoverSetup } from './setup.js'

/** What happens to the cluster. */
export type FailoverEvent =
  | { readonly kind: 'start' }
  | { readonly kind: 'switch-over' }
  | { readonly kind: 'death-of-active' }
  | { readonly kind: 'path-lost'; readonly path: string }
  | { readonly kind: 'all-paths-lost' }
  | { readonly kind: 'replication-lost' }
  | { readonly kind: 'return-of-dead' }
  | { readonly kind: 'power-loss' }

/** One thing that follows, and the line that decides it. */
export interface Step {
  /** Since the event; absent where it has no certain time. */
  readonly atMs?: number
  readonly text: string
  readonly decidedBy?: Place
  /** What is not written anywhere, where a default decides. */
  readonly unset?: string
}

/** How it ends. */
export interface Outcome {
  readonly event: FailoverEvent
  readonly steps: readonly Step[]
  /** The hosts on which DRBD is primary and the group runs. */
  readonly primaries: readonly string[]
  /** The hosts that hold the virtual addresses. */
  readonly holders: readonly string[]
  /** One of the hosts goes on alone, and nobody can say which: `primaries` names one of them. */
  readonly isRace?: boolean
  /** Both sides may have written to their own copy. */
  readonly canDiverge: boolean
  /** Both hosts believe that they are the active one. */
  readonly isSplitBrain: boolean
  /** The survivor may go on with data that is older than what clients were told is safe. */
  readonly mayLoseWrites: boolean
  /** How long nothing is served; absent where nobody knows, or for ever. */
  readonly gapMs?: number
}

/** Lists everything that can happen to this pair. */
export function eventsOf(setup: FailoverSetup): FailoverEvent[] {
  return [
    { kind: 'start' },
    { kind: 'switch-over' },
    { kind: 'death-of-active' },
    ...setup.paths.map(({ name }) => ({ kind: 'path-lost' as const, path: name })),
    { kind: 'all-paths-lost' },
    ...(setup.hasReplication ? [{ kind: 'replication-lost' as const }] : []),
    { kind: 'return-of-dead' },
    { kind: 'power-loss' },
  ]
}

/** Works out what follows an event, from the state in which the preferred host is active and both are connected. */
export function simulate(setup: FailoverSetup, event: FailoverEvent): Outcome {
  switch (event.kind) {
    case 'start':
      return afterStart(setup)
    case 'switch-over':
      return afterSwitchOver(setup)
    case 'death-of-active':
      return afterDeath(setup)
    case 'path-lost':
      return afterPathLoss(setup, event.path)
    case 'all-paths-lost':
      return afterTotalPathLoss(setup)
    case 'replication-lost':
      return afterReplicationLoss(setup)
    case 'return-of-dead':
      return afterReturn(setup)
    case 'power-loss':
      return afterPowerLoss(setup)
  }
}

function active(setup: FailoverSetup): string {
  return setup.preferred.value
}

function standby(setup: FailoverSetup): string {
  const [first, second] = setup.hosts
  return active(setup) === first ? second : first
}

function step(text: string, atMs?: number, decided?: Decided<unknown>): Step {
  return {
    text,
    ...(atMs === undefined ? {} : { atMs }),
    ...(decided?.at === undefined ? {} : { decidedBy: decided.at }),
    ...(decided?.unset === undefined ? {} : { unset: decided.unset }),
  }
}

/** The line of a DRBD resource, as what decides. */
function replication({ replicationAt }: FailoverSetup): Decided<boolean> {
  return { value: true, ...(replicationAt === undefined ? {} : { at: replicationAt }) }
}

type Ending = Partial<Omit<Outcome, 'event' | 'steps'>> & { readonly on: readonly string[] }

function outcome(event: FailoverEvent, steps: readonly Step[], ending: Ending): Outcome {
  const { on, ...rest } = ending
  return { event, steps, primaries: on, holders: on, canDiverge: false, isSplitBrain: false, mayLoseWrites: false, ...rest }
}

function addressesText(setup: FailoverSetup): string {
  return setup.addresses.length === 0 ? 'the group' : `${listed(setup.addresses)} and the rest of the group`
}

function afterStart(setup: FailoverSetup): Outcome {
  const steps = [
    ...(setup.hasReplication
      ? [step('DRBD connects; while a host is alone, its script waits for the other', undefined, setup.wfcTimeoutMs)]
      : []),
    step(`Each host waits up to ${milliseconds(setup.initdeadMs.value)} for the other's first heartbeat`, undefined, setup.initdeadMs),
    step(`"${active(setup)}" starts ${addressesText(setup)}`, undefined, setup.preferred),
  ]
  return outcome({ kind: 'start' }, steps, { on: [active(setup)], gapMs: 0 })
}

function afterSwitchOver(setup: FailoverSetup): Outcome {
  const steps = [
    step(`"${active(setup)}" stops its group from right to left`, 0, setup.preferred),
    ...(setup.hasReplication ? [step(`DRBD becomes secondary on "${active(setup)}"; it fails while anything still uses the device`, undefined, replication(setup))] : []),
    step(`"${standby(setup)}" starts ${addressesText(setup)}`, undefined, setup.preferred),
  ]
  return outcome({ kind: 'switch-over' }, steps, { on: [standby(setup)] })
}

function afterDeath(setup: FailoverSetup): Outcome {
  const { deadtimeMs, hasStonith, promotionMs, protocol, hasReplication } = setup
  const survivor = standby(setup)
  const steps = [step(`"${survivor}" declares "${active(setup)}" dead`, deadtimeMs.value, deadtimeMs)]
  if (hasStonith.value) steps.push(step(`"${survivor}" switches "${active(setup)}" off and waits until that is confirmed`, undefined, hasStonith))
  const mayLoseWrites = hasReplication && protocol.value !== 'C'
  if (hasReplication && !hasStonith.value && promotionMs.value > promotionLimitMs(setup)) {
    steps.push(
      step(`DRBD may believe in its peer for ${milliseconds(promotionMs.value)}, longer than drbddisk asks; the group is given up`, promotionLimitMs(setup), promotionMs),
    )
    return outcome({ kind: 'death-of-active' }, steps, { on: [], mayLoseWrites })
  }
  const gapMs = hasReplication && !hasStonith.value ? Math.max(deadtimeMs.value, promotionMs.value) : deadtimeMs.value
  steps.push(step(`"${survivor}" starts ${addressesText(setup)}`, gapMs, gapMs === deadtimeMs.value ? setup.preferred : promotionMs))
  if (mayLoseWrites) steps.push(step(`Writes that protocol ${protocol.value} confirmed early are lost with "${active(setup)}"`, undefined, protocol))
  return outcome({ kind: 'death-of-active' }, steps, { on: [survivor], mayLoseWrites, gapMs })
}

function afterPathLoss(setup: FailoverSetup, path: string): Outcome {
  const others = setup.paths.filter(({ name }) => name !== path)
  if (others.length === 0) return { ...afterTotalPathLoss(setup), event: { kind: 'path-lost', path } }
  const steps = [step(`Heartbeat goes on over ${listed(others.map(({ name }) => name))}; nothing moves`, 0, { value: true, ...(others[0]?.at === undefined ? {} : { at: others[0].at }) })]
  if (setup.hasReplication && setup.replicationPath === path) {
    const alone = afterReplicationLoss(setup)
    return { ...alone, event: { kind: 'path-lost', path }, steps: [...steps, ...alone.steps] }
  }
  return outcome({ kind: 'path-lost', path }, steps, { on: [active(setup)], gapMs: 0 })
}

function afterTotalPathLoss(setup: FailoverSetup): Outcome {
  const event = { kind: 'all-paths-lost' } as const
  const { deadtimeMs, hasStonith, hasReplicationFencing, hasReplication, allowsTwoPrimaries, promotionMs } = setup
  const steps = [step('Each host declares the other dead', deadtimeMs.value, deadtimeMs)]
  if (hasStonith.value) {
    steps.push(step('Each tries to switch the other off; the faster one goes on alone', undefined, hasStonith))
    return outcome(event, steps, { on: [standby(setup)], isRace: true, gapMs: deadtimeMs.value })
  }
  const isReplicationCut = setup.replicationPath === undefined || setup.paths.some(({ name }) => name === setup.replicationPath)
  if (hasReplication && hasReplicationFencing.value && isReplicationCut) {
    steps.push(step('DRBD cannot outdate or shoot the peer, and refuses to become primary on the standby', undefined, hasReplicationFencing))
    return outcome(event, steps, { on: [active(setup)], holders: setup.isAddressFirst ? [...setup.hosts] : [active(setup)], isSplitBrain: true })
  }
  if (hasReplication && !isReplicationCut && !allowsTwoPrimaries.value) {
    steps.push(step('DRBD is still connected and refuses a second primary; the standby gives the group up'))
    return outcome(event, steps, { on: [active(setup)], holders: setup.isAddressFirst ? [...setup.hosts] : [active(setup)], isSplitBrain: true })
  }
  if (hasReplication && isReplicationCut && promotionMs.value > promotionLimitMs(setup)) {
    const text = `DRBD may believe in its peer for ${milliseconds(promotionMs.value)}, longer than drbddisk asks; "${standby(setup)}" gives the group up`
    steps.push(step(text, promotionLimitMs(setup), promotionMs))
    return outcome(event, steps, { on: [active(setup)], holders: setup.isAddressFirst ? [...setup.hosts] : [active(setup)], isSplitBrain: true })
  }
  const startsAtMs = hasReplication && isReplicationCut ? Math.max(deadtimeMs.value, promotionMs.value) : deadtimeMs.value
  const cause = startsAtMs === deadtimeMs.value ? hasStonith : promotionMs
  steps.push(step(`"${standby(setup)}" starts ${addressesText(setup)} while "${active(setup)}" keeps them`, startsAtMs, cause))
  if (hasReplication) steps.push(step('Both write to their own copy; one of the two must be thrown away later', undefined, hasReplicationFencing))
  return outcome(event, steps, { on: [...setup.hosts], isSplitBrain: true, canDiverge: hasReplication })
}

function afterReplicationLoss(setup: FailoverSetup): Outcome {
  const event = { kind: 'replication-lost' } as const
  const { replicationTimeoutMs, hasReplicationFencing } = setup
  const steps = [step(`DRBD notices within ${milliseconds(replicationTimeoutMs.value)}; "${active(setup)}" goes on alone`, replicationTimeoutMs.value, replicationTimeoutMs)]
  if (hasReplicationFencing.value) {
    steps.push(step(`The handler marks the copy on "${standby(setup)}" as outdated, so that it cannot become primary`, undefined, hasReplicationFencing))
    return outcome(event, steps, { on: [active(setup)], gapMs: 0 })
  }
  steps.push(step(`The copy on "${standby(setup)}" grows old unnoticed; if "${active(setup)}" dies now, the old data are served`, undefined, hasReplicationFencing))
  return outcome(event, steps, { on: [active(setup)], mayLoseWrites: true, canDiverge: true, gapMs: 0 })
}

function afterReturn(setup: FailoverSetup): Outcome {
  const { hasAutoFailback } = setup
  const steps = setup.hasReplication ? [step(`DRBD brings the copy on "${active(setup)}" up to date`, undefined, replication(setup))] : []
  if (!hasAutoFailback.value) {
    steps.push(step(`The group stays on "${standby(setup)}"`, undefined, hasAutoFailback))
    return outcome({ kind: 'return-of-dead' }, steps, { on: [standby(setup)], gapMs: 0 })
  }
  steps.push(step(`The group moves back to "${active(setup)}": a second interruption`, undefined, hasAutoFailback))
  return outcome({ kind: 'return-of-dead' }, steps, { on: [active(setup)] })
}

function afterPowerLoss(setup: FailoverSetup): Outcome {
  const { wfcTimeoutMs, degrWfcTimeoutMs, initdeadMs } = setup
  const steps = [step(`Both hosts boot; with both back, "${active(setup)}" starts ${addressesText(setup)}`, undefined, setup.preferred)]
  if (setup.hasReplication) {
    steps.push(
      wfcTimeoutMs.value === 0
        ? step("If only one comes back, DRBD's script waits for the other for ever, unless somebody says yes at the console", undefined, wfcTimeoutMs)
        : step(`If only one comes back, DRBD's script waits ${milliseconds(wfcTimeoutMs.value)} for the other`, wfcTimeoutMs.value, wfcTimeoutMs),
    )
    if (degrWfcTimeoutMs.value > 0) {
      steps.push(step(`A host that was alone before waits ${milliseconds(degrWfcTimeoutMs.value)} only`, degrWfcTimeoutMs.value, degrWfcTimeoutMs))
    }
  }
  steps.push(step(`A host that is alone takes the group ${milliseconds(initdeadMs.value)} after its heartbeat starts`, undefined, initdeadMs))
  return outcome({ kind: 'power-loss' }, steps, { on: [active(setup)] })
}
