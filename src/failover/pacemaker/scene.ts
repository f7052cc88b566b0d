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
export function shotOrTrust({ setup: { fencing }, noticeMs }: Scene, node: string, { left, lacksPower = false, isRefused = false }: { readonly left: readonly string[]; readonly lacksPower?: boolean; readonly isRefused?: boolean }): Shot {
  if (fencing.isOn.value) return shotAt(fencing, { node, from: left, atMs: noticeMs, lacksPower, isRefused })
  return { steps: [step(`Nobody shoots "${node}": it is taken for off because it is silent`, noticeMs, fencing.isOn)], isCertain: true, delay: { leastMs: 0, mostMs: 0 } }
}

/** What ran on hosts that may still run is recovered nowhere; the rest goes on. */
export function blocked({ units }: PacemakerSetup, start: Placement, lost: readonly string[]): Placement {
  const left = without(start, lost)
  return new Map([...left].map(([name, placed]) => {
    const isClone = units.units.some(unit => unit.name === name && unit.kind === 'clone')
    return [name, !isClone && start.get(name)?.hosts.some(host => lost.includes(host)) === true && start.get(name)?.isUnknown !== true ? { hosts: [], promoted: [] } : placed]
  }))
}
