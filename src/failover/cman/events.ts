import { listed, milliseconds } from '../../text/quantity.js'
import { drbdAlone, isLeftOpen } from '../drbd-alone.js'
import type { Copies } from '../drbd-copies.js'
import { inTimeOrder, soundEnding, step } from '../story.js'
import type { Decided, Ending, Step, Story, Whereabouts } from '../story.js'
import { primariesOf, promotionOf } from './drbd.js'
import { afterSharedLoss, sharedAfterDeath } from './mirrors.js'
import type { CmanNode, CmanSetup, FenceMethod, Service } from './setup.js'

/** Tells what happens to a cluster of cman: a node dies, the network splits, the quorum disk goes, the power fails. */
export function* storiesOfCman(setup: CmanSetup): Generator<Story> {
  for (const told of storiesOfServices(setup)) yield { ...told, ending: { ...told.ending, primaries: [...told.ending.primaries, ...primariesOf(setup, told.ending)] } }
}

function* storiesOfServices(setup: CmanSetup): Generator<Story> {
  const nodes = setup.nodes.filter(distinct(setup))
  for (const node of nodes) yield afterDeath(setup, node)
  for (const node of nodes) if (needsPower(node)) yield afterDeath(setup, node, true)
  yield afterSplit(setup)
  if (setup.diskVotes > 0) yield afterDiskLoss(setup)
  for (const service of setup.services) for (const copies of service.isStarted ? service.copies : []) yield afterMirrorLoss(setup, service, copies)
  for (const copies of setup.shared) yield afterSharedLoss(setup, copies)
  yield afterPowerLoss(setup)
}

/** DRBD loses its peer while the cluster is whole: nothing moves. */
function afterMirrorLoss(setup: CmanSetup, { hosts }: Service, copies: Copies): Story {
  const [primary = ''] = hosts
  const steps = [...drbdAlone({ name: copies.name, copies }, primary, 'absent')]
  const isOpen = isLeftOpen(copies)
  if (isOpen) steps.push(step(`The other copy of "${copies.name}" grows old and nothing marks it; if "${primary}" dies now, old data are served`, undefined, copies.handler ?? copies.policy))
  return story(`mirror-lost ${copies.name}`, `The link of DRBD resource "${copies.name}" alone is lost`, steps, { services: settledServices(setup), canDiverge: isOpen, mayLoseWrites: isOpen })
}

/** A node that runs services has a story of its own; of the others the first one stands for all with its votes. */
function distinct({ services }: CmanSetup): (node: CmanNode, index: number, nodes: readonly CmanNode[]) => boolean {
  const isOwner = (node: CmanNode): boolean => services.some(({ hosts }) => hosts[0] === node.name)
  return (node, index, nodes) => isOwner(node) || nodes.findIndex(other => !isOwner(other) && other.votes === node.votes) === index
}

/**
 * The votes that a running cluster needs: what was expected counts, or what its members and the quorum disk brought, if that is more.
 * They sink for nobody who leaves.
 *
 * Source: cluster 3.2.0 cman/daemon/commands.c calculate_quorum().
 */
export function quorumOf(setup: CmanSetup): number {
  return quorumAmong(setup, setup.nodes.reduce((sum, { votes }) => sum + votes, setup.diskVotes))
}

/** The votes that are needed where no more than these were ever there at once. */
function quorumAmong({ isTwoNode, expectedVotes }: CmanSetup, votes: number): number {
  return isTwoNode ? 1 : Math.floor((Math.max(expectedVotes, votes) + 2) / 2)
}

function isQuorate(setup: CmanSetup, votes: number): boolean {
  return votes >= quorumOf(setup)
}

function quorumStep(setup: CmanSetup, votes: number, who: string): Step {
  const decided: Decided<unknown> = { value: true, ...(setup.quorumAt === undefined ? {} : { at: setup.quorumAt }) }
  const needed = quorumOf(setup)
  return isQuorate(setup, votes)
    ? step(`${who} with ${votes} of ${needed} needed votes: quorate`, setup.tokenMs.value, decided)
    : step(`${who} with ${votes} of ${needed} needed votes: not quorate; services, GFS and clvmd stop where they are`, setup.tokenMs.value, decided)
}

function story(event: string, title: string, steps: readonly Step[], ending: Partial<Ending>): Story {
  return { software: 'cman', event, title, steps, ending: { ...soundEnding, ...ending } }
}

interface Fencing {
  readonly steps: readonly Step[]
  /** It succeeds without somebody who helps. */
  readonly isCertain: boolean
  /** The delays of the methods up to the one that succeeds. */
  readonly delayMs: number
}

/** The shot at a node, by its methods in their order. Source: cluster fence/libfence/agent.c fence_node(). */
function fencingOf({ postFailDelayMs, tokenMs }: CmanSetup, { name, fencing, at }: CmanNode, lacksPower = false): Fencing {
  const [first] = fencing
  if (first === undefined) {
    return { steps: [step(`No method fences "${name}": GFS, clvmd and rgmanager wait until somebody says fence_ack_manual`, undefined, { value: true, at })], isCertain: false, delayMs: 0 }
  }
  const steps: Step[] = []
  let delayMs = 0
  for (const [index, method] of fencing.entries()) {
    const isFirst = index === 0
    const atMs = isFirst ? tokenMs.value + postFailDelayMs.value + method.delayMs : undefined
    const decided = { value: true, at: method.at }
    if (isFirst || lacksPower) delayMs += method.delayMs
    steps.push(step(`${isFirst ? 'fenced' : lacksPower ? 'Then it' : 'If that fails it'} shoots "${name}" with ${devicesText(method)}${method.delayMs === 0 ? '' : ` after a delay of ${milliseconds(method.delayMs)}`}`, atMs, decided))
    if (method.isManual) {
      steps.push(step('That is a person: everything waits for fence_ack_manual', undefined, decided))
      return { steps, isCertain: false, delayMs }
    }
    if (!lacksPower) continue
    if (!method.needsPowerOfVictim) return { steps, isCertain: true, delayMs }
    steps.push(step(`That needs the power of "${name}", and fails`, undefined, decided))
  }
  if (!lacksPower) return { steps, isCertain: true, delayMs }
  steps.push(step(`fenced tries again and again; GFS, clvmd and rgmanager wait until "${name}" has power again or somebody says fence_ack_manual`, undefined, { value: true, at: first.at }))
  return { steps, isCertain: false, delayMs }
}

function devicesText({ devices }: FenceMethod): string {
  return listed(devices.map(({ device, agent }) => `"${device}" (${agent})`))
}

/** Tells whether nothing but devices in the node itself can shoot it. */
function needsPower({ fencing }: CmanNode): boolean {
  return fencing[0]?.needsPowerOfVictim === true
}

function settledServices({ services }: CmanSetup): Whereabouts[] {
  return services.filter(({ isStarted }) => isStarted).map(({ name, hosts }) => ({ name, hosts: hosts.slice(0, 1), gapMs: 0 }))
}

/** Where a service goes when its host is gone for good. */
function relocated({ name, hosts, recovery }: Service, gone: ReadonlySet<string>, gapMs: number): Whereabouts {
  const left = hosts.filter(host => !gone.has(host))
  return recovery === 'disable' || left.length === 0 ? { name, hosts: [] } : { name, hosts: left.slice(0, 1), gapMs }
}

function afterDeath(setup: CmanSetup, node: CmanNode, lacksPower = false): Story {
  const event = `${lacksPower ? 'power-off' : 'death'} ${node.name}`
  const title = lacksPower ? `"${node.name}" loses its power alone` : `"${node.name}" dies`
  const isPair = setup.nodes.length === 2
  const votes = setup.nodes.reduce((sum, other) => sum + (other === node ? 0 : other.votes), setup.diskVotes)
  const left = isPair ? 'The other node' : 'The others'
  const missed: Step[] = [step(`${isPair ? 'The other node misses' : 'The others miss'} "${node.name}"`, setup.tokenMs.value, setup.tokenMs)]
  missed.push(quorumStep(setup, votes, `${left}${setup.diskVotes > 0 ? ' and the quorum disk are' : isPair ? ' is' : ' are'} left`))
  const started = setup.services.filter(({ isStarted }) => isStarted)
  if (!isQuorate(setup, votes)) {
    return story(event, title, missed, { services: started.map(({ name }) => ({ name, hosts: [] })) })
  }
  const fencing = fencingOf(setup, node, lacksPower)
  missed.push(...fencing.steps)
  const steps: Step[] = [...inTimeOrder([...sharedAfterDeath(setup, node.name, !fencing.isCertain), missed])]
  if (fencing.isCertain && setup.clusterFileSystem !== undefined) steps.push(step(`Until that is done GFS and clvmd wait on ${isPair ? 'the other node' : 'the others'}; then the journal of "${node.name}" is replayed`, undefined, { value: true, at: setup.clusterFileSystem }))
  const gapMs = setup.tokenMs.value + setup.postFailDelayMs.value + fencing.delayMs
  let isLossy = false
  const services = started.map((service): Whereabouts => {
    if (service.server === node.name) {
      steps.push(step(`The data of "${service.name}" come from "${node.name}" by GNBD: it stands still, or fails, until that is back`, undefined, { value: true, at: service.at }))
      return { name: service.name, hosts: [] }
    }
    if (service.hosts[0] !== node.name) return { name: service.name, hosts: service.hosts.slice(0, 1), ...heldUp(service, fencing.isCertain ? gapMs : undefined) }
    const next = relocated(service, new Set([node.name]), gapMs)
    const [host] = next.hosts
    const promotion = host === undefined || !fencing.isCertain ? undefined : promotionOf(service, host, node.name)
    steps.push(...(promotion?.steps ?? []))
    if (promotion?.isRefused === true) return { name: service.name, hosts: [] }
    isLossy ||= promotion?.isLossy === true
    steps.push(
      next.hosts.length === 0
        ? step(`Service "${service.name}" has no other host and stays away`, undefined, { value: true, at: service.at })
        : step(fencing.isCertain ? `Then rgmanager starts "${service.name}" on "${next.hosts.join('')}"` : `Until then rgmanager does not start "${service.name}"`, undefined, { value: true, at: service.at }),
    )
    return fencing.isCertain ? next : { name: service.name, hosts: [] }
  })
  return story(event, title, steps, { services, mayLoseWrites: isLossy })
}

/** What runs on goes on, unless it needs a file system of the cluster, which waits for the shot. */
function heldUp({ isOnClusterFs }: Service, gapMs: number | undefined): Pick<Whereabouts, 'gapMs' | 'isHeldUp'> {
  return isOnClusterFs ? { isHeldUp: true, ...(gapMs === undefined ? {} : { gapMs }) } : { gapMs: 0 }
}

/** The network falls into two halves of equal size, or one node and the rest. */
function afterSplit(setup: CmanSetup): Story {
  const { nodes, tokenMs, isTwoNode, diskVotes } = setup
  const missed = step('Each side misses the other', tokenMs.value, tokenMs)
  const services = setup.services.filter(({ isStarted }) => isStarted)
  if (isTwoNode) return afterSplitOfTwo(setup, services, missed)
  const half = Math.ceil(nodes.length / 2)
  const sides: Sides = { larger: nodes.slice(0, half), smaller: nodes.slice(half) }
  if (diskVotes > 0) return afterSplitWithDisk(setup, sides, { services, missed })
  if (votesOf(sides.larger) !== votesOf(sides.smaller)) return afterUnequalSplit(setup, sides, { services, missed })
  return story('split', 'The network falls into two halves', [missed, quorumStep(setup, votesOf(sides.larger), 'Each half is left')], {
    services: services.map(({ name }) => ({ name, hosts: [] })),
  })
}

interface Sides {
  readonly larger: readonly CmanNode[]
  readonly smaller: readonly CmanNode[]
}

/** What the stories of all splits begin with. */
interface SplitBeginning {
  readonly services: CmanSetup['services']
  readonly missed: Step
}

function votesOf(side: readonly CmanNode[]): number {
  return side.reduce((total, { votes }) => total + votes, 0)
}

function afterSplitOfTwo(setup: CmanSetup, services: CmanSetup['services'], missed: Step): Story {
  const { nodes, tokenMs } = setup
  const steps = [missed, step('With two_node each of the two is quorate alone, and both shoot: the faster one goes on', undefined, quorumCause(setup))]
  steps.push(...inTimeOrder(nodes.map(node => fencingOf(setup, node).steps.slice(0, 1))))
  const certain = nodes.every(node => fencingOf(setup, node).isCertain)
  const [winner, loser] = [...nodes].sort((a, b) => (b.fencing[0]?.delayMs ?? 0) - (a.fencing[0]?.delayMs ?? 0))
  const decisive = winner?.fencing[0]
  if (certain && winner !== undefined && loser !== undefined && decisive !== undefined && decisive.delayMs > (loser.fencing[0]?.delayMs ?? 0)) {
    steps.push(step(`"${loser.name}" is shot first, and "${winner.name}" goes on`, undefined, { value: true, at: decisive.at }))
    return story('split', 'The network between the nodes is cut', steps, {
      services: services.map(service => (service.hosts[0] === loser.name ? relocated(service, new Set([loser.name]), tokenMs.value + setup.postFailDelayMs.value) : { name: service.name, hosts: service.hosts.slice(0, 1), gapMs: 0 })),
    })
  }
  return story('split', 'The network between the nodes is cut', steps, {
    services: services.map(({ name, hosts }) => ({ name, hosts: certain ? hosts : [], ...(certain ? { isOneOf: true } : {}) })),
  })
}

function afterSplitWithDisk(setup: CmanSetup, { larger, smaller }: Sides, { services, missed }: SplitBeginning): Story {
  const { tokenMs, postFailDelayMs, diskVotes, diskAt } = setup
  return story('split', 'The network falls into two halves', [
    missed,
    step('qdiskd lets one side keep the disk: the one with the best score, or the lowest master', undefined, { value: true, ...(diskAt === undefined ? {} : { at: diskAt }) }),
    quorumStep(setup, Math.max(votesOf(larger), votesOf(smaller)) + diskVotes, 'That side is left'),
    step('It shoots the others', tokenMs.value + postFailDelayMs.value, postFailDelayMs),
  ], { services: services.map(({ name, hosts }) => ({ name, hosts, isOneOf: true })) })
}

function afterUnequalSplit(setup: CmanSetup, { larger, smaller }: Sides, { services, missed }: SplitBeginning): Story {
  const isLeft = isQuorate(setup, votesOf(larger))
  const steps = [missed, quorumStep(setup, votesOf(larger), `${namesText(larger)} left`), quorumStep(setup, votesOf(smaller), `${namesText(smaller)} left`)]
  if (isLeft) for (const node of smaller) steps.push(...fencingOf(setup, node).steps.slice(0, 1))
  const gone = new Set(smaller.map(({ name }) => name))
  const gapMs = setup.tokenMs.value + setup.postFailDelayMs.value
  return story('split', `${namesText(smaller)} cut off from the others`, steps, {
    services: services.map(service => {
      if (!isLeft) return { name: service.name, hosts: [] }
      return gone.has(service.hosts[0] ?? '') ? relocated(service, gone, gapMs) : { name: service.name, hosts: service.hosts.slice(0, 1), gapMs: 0 }
    }),
  })
}

/** `"a" and "b" are`. */
function namesText(nodes: readonly CmanNode[]): string {
  return `${listed(nodes.map(({ name }) => `"${name}"`))} ${nodes.length === 1 ? 'is' : 'are'}`
}

function quorumCause({ quorumAt }: CmanSetup): Decided<unknown> {
  return { value: true, ...(quorumAt === undefined ? {} : { at: quorumAt }) }
}

function afterDiskLoss(setup: CmanSetup): Story {
  const votes = setup.nodes.reduce((sum, node) => sum + node.votes, 0)
  const isLeft = isQuorate(setup, votes)
  const steps = [
    step('qdiskd withdraws the votes of the quorum disk', undefined, { value: true, ...(setup.diskAt === undefined ? {} : { at: setup.diskAt }) }),
    step(`All nodes are left with ${votes} of ${quorumOf(setup)} needed votes${isLeft ? '' : ': services, GFS and clvmd stop where they are'}`, undefined, quorumCause(setup)),
  ]
  return story('quorum-disk-lost', 'The quorum disk is lost', steps, {
    services: isLeft ? settledServices(setup) : setup.services.filter(({ isStarted }) => isStarted).map(({ name }) => ({ name, hosts: [] })),
  })
}

function afterPowerLoss(setup: CmanSetup): Story {
  const { postJoinDelayMs, isCleanStart, isTwoNode, nodes } = setup
  const steps: Step[] = []
  const [first] = nodes
  const alone = (first?.votes ?? 1) + setup.diskVotes
  if (isTwoNode || alone >= quorumAmong(setup, alone)) {
    steps.push(
      isCleanStart.value
        ? step('A node that comes back alone is quorate and shoots nobody: clean_start says that the others are off', undefined, isCleanStart)
        : step(`A node that comes back alone is quorate; after ${milliseconds(postJoinDelayMs.value)} it shoots whoever has not joined`, undefined, postJoinDelayMs),
    )
  } else {
    steps.push(step(`Nothing starts before ${quorumAmong(setup, 0)} votes are back`, undefined, quorumCause(setup)))
    if (!isCleanStart.value) steps.push(step(`Whoever has not joined ${milliseconds(postJoinDelayMs.value)} later is shot`, undefined, postJoinDelayMs))
  }
  const inside = isCleanStart.value ? [] : nodes.filter(node => node.fencing.length > 0 && node.fencing.every(method => method.needsPowerOfVictim))
  const [dark] = inside
  if (dark !== undefined) {
    steps.push(step(`While ${listed(inside.map(({ name }) => `"${name}"`), 'or')} has no power its devices confirm nothing: whoever is back waits, and starts nothing`, undefined, { value: true, at: dark.fencing[0]?.at ?? dark.at }))
  }
  const started = setup.services.filter(({ isStarted }) => isStarted)
  steps.push(...started.map(({ name, hosts, at }) => step(`With all nodes back, "${hosts[0] ?? ''}" starts "${name}"`, undefined, { value: true, at })))
  return story('power-loss', 'All nodes lose power', steps, { services: started.map(({ name, hosts }) => ({ name, hosts: hosts.slice(0, 1) })) })
}
