import { step } from '../story.js'
import type { Decided, Ending, Step, Story } from '../story.js'
import { shotAt } from './fencing.js'
import type { Shot } from './fencing.js'
import { neededVotes } from './membership.js'
import type { Side } from './membership.js'
import type { Placement } from './placement.js'
import { cause, quoted } from './recovery.js'
import { without } from './setup.js'
import type { PacemakerSetup } from './setup.js'

/** A cluster from which stories set out: all hosts are up, and everything runs where the scheduler puts it. */
export interface Scene {
  readonly setup: PacemakerSetup
  readonly hosts: readonly string[]
  readonly start: Placement
  /** From an event until the others have agreed on who is left. */
  readonly noticeMs: number
}

export function story(event: string, title: string, steps: readonly Step[], ending: Ending): Story {
  return { software: 'pacemaker', event, title, steps, ending }
}

export function quorumCause({ membership: { isTwoNode, device, breaksTies } }: PacemakerSetup): Decided<unknown> {
  if (isTwoNode.value) return isTwoNode
  if (device !== undefined) return cause(device.at)
  return breaksTies.value ? breaksTies : { value: true, unset: 'corosync.conf sets no two_node, no auto_tie_breaker and no device' }
}

/** What a side has of the votes, and what follows from it. */
export function quorumStep(setup: PacemakerSetup, { hosts, votes, hasDevice, isQuorate }: Side, atMs?: number): Step {
  const who = `${quoted(hosts)}${hasDevice ? ' and the quorum device' : ''}`
  return step(`${who} ${hosts.length === 1 && !hasDevice ? 'has' : 'have'} ${votes} of ${neededVotes(setup.membership)} needed votes: ${isQuorate ? 'quorate' : 'not quorate'}`, atMs, quorumCause(setup))
}

/** The steps by which the others learn that hosts are gone. */
export function noticeSteps({ setup, noticeMs }: Scene, text: string, left: readonly string[]): readonly Step[] {
  const { tokenMs, consensusMs } = setup.membership
  return [
    step(`${text}: the token is lost`, tokenMs.value, tokenMs),
    step(left.length === 1 ? `${quoted(left)} has formed a membership alone` : 'The others have agreed on a membership without it', noticeMs, consensusMs),
  ]
}

/** Without fencing whoever is silent counts as off. */
export function shotOrTrust(scene: Scene, node: string, { left, lacksPower = false, isRefused = false }: { readonly left: readonly string[]; readonly lacksPower?: boolean; readonly isRefused?: boolean }): Shot {
  const { setup: { fencing }, noticeMs } = scene
  if (fencing.isOn.value) return shotAt(fencing, { node, from: left, atMs: noticeMs, lacksPower, isRefused, extraMs: priorityDelayMs(scene, node, left) })
  return { steps: [step(`Nobody shoots "${node}": it is taken for off because it is silent`, noticeMs, fencing.isOn)], isCertain: true, delay: { leastMs: 0, mostMs: 0 }, confirmMs: 0, isOpenEnded: false }
}

/**
 * Whoever runs what is most important is shot later, unless those who are left are more than half of all.
 *
 * Source: Pacemaker 2.1.5 lib/pacemaker/pcmk_sched_fencing.c node_priority_fencing_delay().
 */
function priorityDelayMs({ setup, hosts, start }: Scene, node: string, left: readonly string[]): number {
  if (left.length > Math.floor(hosts.length / 2)) return 0
  const weightOf = (host: string): number => setup.units.units.reduce((sum, { name, priority }) => {
    const placed = start.get(name)
    const isPromoted = placed?.promoted.includes(host) === true
    return sum + (placed?.hosts.includes(host) === true ? priority + (isPromoted && priority > 0 ? 1 : 0) : 0)
  }, 0)
  const weights = hosts.map(weightOf)
  const highest = Math.max(...weights)
  return highest === Math.min(...weights) || weightOf(node) < highest ? 0 : setup.fencing.priorityDelayMs.value
}

/** What ran on hosts that may still run is recovered nowhere; the rest goes on. */
export function blocked({ units }: PacemakerSetup, start: Placement, lost: readonly string[]): Placement {
  const left = without(start, lost)
  return new Map([...left].map(([name, placed]) => {
    const isClone = units.units.some(unit => unit.name === name && unit.kind === 'clone')
    return [name, !isClone && start.get(name)?.hosts.some(host => lost.includes(host)) === true && start.get(name)?.isUnknown !== true ? { hosts: [], promoted: [] } : placed]
  }))
}
