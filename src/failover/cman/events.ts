import { listed, milliseconds } from '../../text/quantity.js'
import { drbdAlone } from '../drbd-alone.js'
import type { Copies } from '../drbd-copies.js'
import { leftBehind } from '../drbd-fencing.js'
import { inTimeOrder, step } from '../story.js'
import type { Step, Story, Whereabouts } from '../story.js'
import { primariesOf } from './drbd.js'
import { fencingOf, needsPower } from './fencing.js'
import { afterSharedLoss, sharedAfterDeath } from './mirrors.js'
import { isQuorate, quorumAmong, quorumCause, quorumOf, quorumStep, votesOf } from './quorum.js'
import { recover, settledServices, startedServices } from './recovery.js'
import type { CmanNode, CmanSetup, Service } from './setup.js'
import { afterSplit } from './splits.js'
import { story } from './story-of-cman.js'

/** Tells what happens to a cluster of cman: a node dies and returns, the network splits, the quorum disk goes, the power fails. */
export function* storiesOfCman(setup: CmanSetup): Generator<Story> {
  for (const told of storiesOfServices(setup)) yield { ...told, ending: { ...told.ending, primaries: [...told.ending.primaries, ...primariesOf(setup, told.ending)] } }
}

function* storiesOfServices(setup: CmanSetup): Generator<Story> {
  const nodes = setup.nodes.filter(distinct(setup))
  const started = startedServices(setup)
  for (const node of nodes) yield afterDeath(setup, node)
  for (const node of nodes) if (needsPower(node)) yield afterDeath(setup, node, true)
  yield afterSplit(setup)
  if (setup.diskVotes > 0) yield afterDiskLoss(setup)
  for (const service of started) for (const copies of service.copies) yield afterMirrorLoss(setup, service, copies)
  for (const copies of setup.shared) yield afterSharedLoss(setup, copies)
  for (const node of nodes) if (started.some(({ hosts }) => hosts[0] === node.name)) yield afterReturn(setup, node)
  yield afterPowerLoss(setup)
}

/** DRBD loses its peer while the cluster is whole: nothing moves. */
function afterMirrorLoss(setup: CmanSetup, { name, hosts }: Service, copies: Copies): Story {
  const [primary = ''] = hosts
  const steps = [...drbdAlone({ name: copies.name, copies }, primary, 'absent')]
  const isSafe = copies.quorum.value !== 'off' && copies.holders.length > 1
  const { policy, handler } = copies
  const behind = isSafe ? undefined : leftBehind({ policy, handler, primary, copy: `The other copy of "${copies.name}"`, hasCrm: false, hasDopd: false })
  steps.push(...(behind?.steps ?? []))
  const isOpen = behind?.isOpen === true
  const services = settledServices(setup).map((each): Whereabouts => (each.name === name && behind?.isStuck === true ? { name, hosts: each.hosts, isHeldUp: true } : each))
  return story(`mirror-lost ${copies.name}`, `The link of DRBD resource "${copies.name}" alone is lost`, steps, { services, canDiverge: isOpen, mayLoseWrites: isOpen })
}

/** A node that runs services has a story of its own; of the others the first one stands for all with its votes. */
function distinct(setup: CmanSetup): (node: CmanNode, index: number, nodes: readonly CmanNode[]) => boolean {
  const services = startedServices(setup)
  const isOwner = (node: CmanNode): boolean => services.some(({ hosts }) => hosts[0] === node.name)
  return (node, index, nodes) => isOwner(node) || nodes.findIndex(other => !isOwner(other) && other.votes === node.votes) === index
}

function afterDeath(setup: CmanSetup, node: CmanNode, lacksPower = false): Story {
  const event = `${lacksPower ? 'power-off' : 'death'} ${node.name}`
  const title = lacksPower ? `"${node.name}" loses its power alone` : `"${node.name}" dies`
  const isPair = setup.nodes.length === 2
  const votes = votesOf(setup.nodes.filter(other => other !== node)) + setup.diskVotes
  const left = isPair ? 'The other node' : 'The others'
  const missed: Step[] = [step(`${isPair ? 'The other node misses' : 'The others miss'} "${node.name}"`, setup.tokenMs.value, setup.tokenMs)]
  missed.push(quorumStep(setup, votes, `${left}${setup.diskVotes > 0 ? ' and the quorum disk are' : isPair ? ' is' : ' are'} left`))
  if (!isQuorate(setup, votes)) {
    return story(event, title, missed, { services: startedServices(setup).map(({ name }) => ({ name, hosts: [] })) })
  }
  const fencing = fencingOf(setup, node, lacksPower)
  missed.push(...fencing.steps)
  const steps: Step[] = [...inTimeOrder([...sharedAfterDeath(setup, node.name, !fencing.isCertain), missed])]
  if (fencing.isCertain && setup.clusterFileSystem !== undefined) steps.push(step(`Until that is done GFS and clvmd wait on ${isPair ? 'the other node' : 'the others'}; then the journal of "${node.name}" is replayed`, undefined, { value: true, at: setup.clusterFileSystem }))
  const recovery = recover(setup, [node], { lacksPower })
  return story(event, title, [...steps, ...recovery.steps], { services: recovery.services, mayLoseWrites: recovery.isLossy })
}

/** A node that died, and whose services went elsewhere, is there again. */
function afterReturn(setup: CmanSetup, node: CmanNode): Story {
  const isLeft = isQuorate(setup, votesOf(setup.nodes.filter(other => other !== node)) + setup.diskVotes)
  const away = isLeft ? recover(setup, [node]).services : startedServices(setup).map(({ name }) => ({ name, hosts: [] }))
  const steps: Step[] = []
  if (!isLeft) steps.push(step(`With "${node.name}" the cluster is quorate again, and rgmanager starts its services`, undefined, quorumCause(setup)))
  const services = startedServices(setup).map((service): Whereabouts => {
    const { name, hosts, ranks, movesBack, at, recovery } = service
    const [owner = ''] = hosts
    const where: Whereabouts = away.find(each => each.name === name) ?? { name, hosts: [] }
    if (!isLeft) return { name, hosts: [owner] }
    if (owner !== node.name) return where.hosts.length === 0 ? { name, hosts: [owner] } : { name, hosts: [owner], gapMs: 0 }
    steps.push(...service.copies.filter(({ holders }) => holders.includes(node.name)).map(copies => step(`DRBD brings the copy of "${copies.name}" on "${node.name}" up to date`, undefined, { value: true, at: copies.at })))
    if (where.hosts.length === 0 && recovery === 'disable') return where
    if (where.hosts.length === 0) {
      steps.push(step(`rgmanager starts "${name}", which had no host`, undefined, { value: true, at }))
      return { name, hosts: [owner] }
    }
    const isBetter = ranks.findIndex(rank => rank.includes(node.name)) < ranks.findIndex(rank => where.hosts.some(host => rank.includes(host)))
    steps.push(isBetter && movesBack.value
      ? step(`"${name}" moves back to "${node.name}", which its failover domain prefers: a second interruption`, undefined, movesBack)
      : step(`"${name}" stays where it is`, undefined, isBetter ? movesBack : { value: true, at }))
    return isBetter && movesBack.value ? { name, hosts: [owner] } : { name, hosts: where.hosts, ...(where.isOneOf === true ? { isOneOf: true } : {}), gapMs: 0 }
  })
  return story(`return ${node.name}`, `"${node.name}" returns after its death`, steps, { services })
}

function afterDiskLoss(setup: CmanSetup): Story {
  const votes = votesOf(setup.nodes)
  const isLeft = isQuorate(setup, votes)
  const steps = [
    step('qdiskd withdraws the votes of the quorum disk', undefined, { value: true, ...(setup.diskAt === undefined ? {} : { at: setup.diskAt }) }),
    step(`All nodes are left with ${votes} of ${quorumOf(setup)} needed votes${isLeft ? '' : ': services, GFS and clvmd stop where they are'}`, undefined, quorumCause(setup)),
  ]
  return story('quorum-disk-lost', 'The quorum disk is lost', steps, {
    services: isLeft ? settledServices(setup) : startedServices(setup).map(({ name }) => ({ name, hosts: [] })),
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
  const started = startedServices(setup)
  const failing = setup.services.filter(({ isStarted, unpromoted: mount }) => isStarted && mount !== undefined)
  steps.push(...started.map(({ name, hosts, at }) => step(`With all nodes back, "${hosts[0] ?? ''}" starts "${name}"`, undefined, { value: true, at })))
  for (const { name, unpromoted: mount } of failing) if (mount !== undefined) steps.push(step(`Nothing makes "${mount.resource}" primary before its file system is mounted: "${name}" starts nowhere`, undefined, { value: true, at: mount.at }))
  return story('power-loss', 'All nodes lose power', steps, { services: [...started.map(({ name, hosts }) => ({ name, hosts: hosts.slice(0, 1) })), ...failing.map(({ name }) => ({ name, hosts: [] }))] })
}
