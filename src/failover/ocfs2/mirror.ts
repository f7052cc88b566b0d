import { addressesByHost } from '../../cluster/view/drbd.js'
import type { ClusterModel } from '../../cluster/model.js'
import { listed, milliseconds } from '../../text/quantity.js'
import { copiesOf } from '../drbd-copies.js'
import type { Copies } from '../drbd-copies.js'
import { soundEnding, step } from '../story.js'
import type { Decided, Ending, Step, Story } from '../story.js'

/** A cluster of OCFS2 as far as it matters to DRBD below it. */
export interface Above {
  readonly hosts: readonly string[]
  readonly deadMs: Decided<number>
  /** By host the address on which O2CB listens. */
  readonly addresses: ReadonlyMap<string, string>
}

/** Tells what becomes of OCFS2 on DRBD with two primaries when DRBD loses its link, or a host dies. */
export function* storiesOfMirrors(cluster: ClusterModel, above: Above): Generator<Story> {
  const names = new Set(above.hosts.flatMap(host => cluster.factsOn(host, 'drbd-resource').map(({ fact }) => fact.name)))
  for (const name of names) {
    const copies = copiesOf(cluster, above.hosts, name)
    const held = copies?.holders.filter(host => above.hosts.includes(host)) ?? []
    if (copies === undefined || !copies.isDual || held.length < 2) continue
    const isShared = addressesByHost(cluster).some(({ fact, on }) => fact.resource === name && above.addresses.get(on) === fact.address)
    yield afterPartition(above, copies, isShared)
    yield afterDeath(above, copies)
  }
}

function noticeStep({ name, detection }: Copies): Step {
  const [option] = detection?.options ?? []
  const decided: Decided<unknown> = option === undefined ? { value: true, unset: `drbd.conf sets neither ${detection?.names.join(' nor ') ?? 'of its times'}` } : { value: true, at: option }
  return step(`DRBD notices that the other copy of "${name}" is gone within ${detection === undefined ? 'a time that is not known' : milliseconds(detection.idleMs)}`, detection?.idleMs, decided)
}

/** Whoever of two primaries is shot: DRBD itself sees to it, or a handler whose doing is not known is taken to. */
function doesShoot({ policy, handler }: Copies): boolean {
  return policy.value !== 'dont-care' && (handler?.value === 'shoots' || handler?.value === 'unknown')
}

/** A host that cannot write to the disk for `limitMs` is reset by O2CB. */
function handlerSteps(copies: Copies, limitMs: Decided<number>): readonly Step[] {
  const { policy, handler, detection, name } = copies
  if (policy.value === 'dont-care') return []
  const steps = policy.value === 'resource-and-stonith' ? [step(`Reads and writes of "${name}" wait until the handler is done`, detection?.idleMs, policy)] : []
  const done = {
    shoots: 'The handler shoots the other host',
    unknown: 'The handler should shoot the other host; what it does is not known here',
    crm: 'The handler writes into the CIB of Pacemaker that the other host may not be promoted; it is primary already, and only Pacemaker can demote or shoot it',
    outdater: 'The handler would outdate the other copy, which cannot be done to a primary',
    unanswered: 'The handler would outdate the other copy, which cannot be done to a primary',
  }
  steps.push(handler === undefined ? step('There is no handler that could shoot the other host', undefined, policy) : step(done[handler.value], undefined, handler))
  if (doesShoot(copies) && detection !== undefined) {
    const leftMs = limitMs.value - detection.idleMs
    steps.push(step(leftMs > 0 ? `It has ${milliseconds(leftMs)} for that before O2CB acts by itself` : 'O2CB acts by itself before that', undefined, limitMs))
  }
  return steps
}

function story(event: string, title: string, steps: readonly Step[], ending: Partial<Ending>): Story {
  return { software: 'ocfs2', event, title, steps, ending: { ...soundEnding, ...ending } }
}

/**
 * Both are primary, and each goes on with its own copy: the heartbeat that a host writes to the disk reaches nobody.
 *
 * Source: linux fs/ocfs2/cluster/heartbeat.c: a slot that does not change for the dead threshold is a dead node, and a host whose own
 * writes take longer is reset; tcp_internal.h O2NET_QUORUM_DELAY_MS: what was lost on the network counts later than that, and only of
 * nodes whose slots still change.
 */
function afterPartition(above: Above, copies: Copies, isShared: boolean): Story {
  const { hosts, deadMs } = above
  const { name, policy } = copies
  const steps = [noticeStep(copies), ...handlerSteps(copies, deadMs)]
  const title = `The link of DRBD resource "${name}" with two primaries is lost${isShared ? ', and O2CB\'s network with it' : ', and O2CB\'s network goes on'}`
  const held = copies.holders.filter(host => hosts.includes(host))
  if (doesShoot(copies)) {
    steps.push(step('Whoever is faster goes on alone; where both shots arrive at once, both are off', undefined, copies.handler))
    return story(`mirror-lost ${name}`, title, steps, { primaries: [{ name, hosts: held, isOneOf: true }], mayLoseWrites: policy.value !== 'resource-and-stonith' })
  }
  if (policy.value === 'resource-and-stonith') {
    steps.push(step(`Both go on waiting; neither can write its heartbeat to the disk, and O2CB resets ${listed(held.map(host => `"${host}"`))}`, deadMs.value, deadMs))
    return story(`mirror-lost ${name}`, title, steps, { primaries: [{ name, hosts: [] }] })
  }
  steps.push(step('Each host goes on with its own copy, and what it writes reaches the other one no more, its heartbeat on the disk neither', undefined, policy))
  steps.push(step('Each host takes the other one for dead, replays its journal on its own copy and goes on', deadMs.value, deadMs))
  return story(`mirror-lost ${name}`, title, steps, { primaries: [{ name, hosts: held }], isSplitBrain: true, canDiverge: true })
}

function afterDeath(above: Above, copies: Copies): Story {
  const { deadMs, hosts } = above
  const { name, protocol } = copies
  const steps = [noticeStep(copies), ...handlerSteps(copies, deadMs)]
  steps.push(step('O2CB takes the dead host for dead; until then whoever needs one of its locks waits', deadMs.value, deadMs))
  steps.push(step('Then the others replay its journal and go on', undefined, deadMs))
  if (protocol.value !== 'C') steps.push(step(`Writes to "${name}" that protocol ${protocol.value} confirmed early are lost with it`, undefined, protocol))
  const held = copies.holders.filter(host => hosts.includes(host))
  return story(`host-lost ${name}`, `A host that is primary of "${name}" dies`, steps, { primaries: [{ name, hosts: held, isOneOf: true }], mayLoseWrites: protocol.value !== 'C' })
}
