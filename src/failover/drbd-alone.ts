import { listed, milliseconds } from '../text/quantity.js'
import { hasDrbdQuorum } from './drbd-copies.js'
import type { Copies } from './drbd-copies.js'
import { step } from './story.js'
import type { Decided, Step } from './story.js'

/**
 * How DRBD itself fares on a host that no longer sees the others; `crm` says how Pacemaker fares there. `rivals` are primary too, and lose
 * sight of it at the same moment.
 *
 * Source: drbd-utils scripts/crm-fence-peer.9.sh, "In dual-primary setups, if it is only replication link loss".
 */
export function drbdAlone({ name, copies }: { readonly name: string; readonly copies: Copies }, host: string, crm: 'quorate' | 'not-quorate' | 'absent', rivals: readonly string[] = []): readonly Step[] {
  const { detection, policy, handler, onNoQuorum } = copies
  const noticedMs = detection?.idleMs
  const others = copies.holders.filter(holder => holder !== host)
  const [option] = detection?.options ?? []
  const decided: Decided<unknown> = option === undefined ? { value: true, unset: `drbd.conf sets neither ${detection?.names.join(' nor ') ?? 'of its times'}` } : { value: true, at: option }
  const hasQuorum = hasDrbdQuorum(copies, [host])
  const steps = [step(`DRBD on ${quoted([host, ...rivals])} notices that the link of "${name}" is gone within ${noticedMs === undefined ? 'a time that is not known' : milliseconds(noticedMs)}${hasQuorum && policy.value !== 'resource-and-stonith' ? ', and goes on alone' : ''}`, noticedMs, decided)]
  if (!hasQuorum) {
    steps.push(step(`"${host}" has lost the quorum of DRBD: writes ${onNoQuorum.value === 'io-error' ? 'fail' : 'wait'} there`, noticedMs, onNoQuorum))
    return steps
  }
  if (policy.value === 'dont-care') return steps
  if (policy.value === 'resource-and-stonith') steps.push(step(`Writes to "${name}" on ${quoted([host, ...rivals])} wait until the handler is done`, noticedMs, policy))
  const done = {
    outdater: 'The handler asks dopd of Heartbeat, which does not run here, and marks nothing',
    unanswered: 'The handler asks dopd of Heartbeat, which does not run here, and marks nothing',
    crm: {
      quorate: `The handler writes into the CIB that nobody but "${host}" may be promoted, until ${copies.staysFenced === true ? 'somebody deletes that: no handler takes it back' : `${quoted(others)} ${others.length === 1 ? 'is' : 'are'} up to date again`}`,
      'not-quorate': `The cluster has no quorum on "${host}": whether the handler gets its constraint into the CIB there is not known`,
      absent: 'The handler needs Pacemaker, which does not run here: nothing is marked',
    }[crm],
    shoots: `The handler has ${quoted(others)} shot`,
    unknown: `The handler should outdate the copy of ${quoted(others)} or shoot it; what it does is not known here`,
  }
  steps.push(handler === undefined ? step(`No handler outdates the copy of ${quoted(others)}`, undefined, policy) : step((rivals.length > 0 ? amongPrimaries[handler.value] : undefined) ?? done[handler.value], undefined, handler))
  return steps
}

/** What handlers do where all that lose each other are primary. */
const amongPrimaries: Partial<Record<NonNullable<Copies['handler']>['value'], string>> = {
  crm: 'The handlers of all of them want to write into the CIB that nobody else may be promoted, and one succeeds; Pacemaker demotes DRBD on the others, and stops what needs it there',
  shoots: 'The handler of each has the others shot: whoever is faster goes on alone',
}

/** Tells whether DRBD lets a copy that was left behind be promoted, so that old data may be served. */
export function isLeftOpen({ policy, handler, holders, quorum }: Copies): boolean {
  if (quorum.value !== 'off' && holders.length > 1) return false
  return policy.value === 'dont-care' || handler === undefined || handler.value === 'outdater'
}

function quoted(names: readonly string[]): string {
  return listed(names.map(name => `"${name}"`))
}
