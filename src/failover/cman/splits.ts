import { listed } from '../../text/quantity.js'
import { inTimeOrder, step } from '../story.js'
import type { Story, Step } from '../story.js'
import { fencingOf, firstShot } from './fencing.js'
import { isQuorate, quorumCause, quorumStep, votesOf } from './quorum.js'
import { heldUp, recover, startedServices } from './recovery.js'
import type { CmanNode, CmanSetup } from './setup.js'
import { story } from './story-of-cman.js'

/** The network falls into two halves of equal size, or one node and the rest. */
export function afterSplit(setup: CmanSetup): Story {
  const { nodes, tokenMs, isTwoNode, diskVotes } = setup
  const missed = step('Each side misses the other', tokenMs.value, tokenMs)
  if (isTwoNode) return afterSplitOfTwo(setup, missed)
  const half = Math.ceil(nodes.length / 2)
  const sides: Sides = { larger: nodes.slice(0, half), smaller: nodes.slice(half) }
  if (diskVotes > 0) return afterSplitWithDisk(setup, sides, missed)
  if (votesOf(sides.larger) !== votesOf(sides.smaller)) return afterUnequalSplit(setup, sides, missed)
  return story('split', 'The network falls into two halves', [missed, quorumStep(setup, votesOf(sides.larger), 'Each half is left')], {
    services: startedServices(setup).map(({ name }) => ({ name, hosts: [] })),
  })
}

interface Sides {
  readonly larger: readonly CmanNode[]
  readonly smaller: readonly CmanNode[]
}

function afterSplitOfTwo(setup: CmanSetup, missed: Step): Story {
  const { nodes } = setup
  const mortal = nodes.filter(node => fencingOf(setup, node).isCertain)
  const race = mortal.length === nodes.length ? 'both shoot: the faster one goes on' : 'both want to shoot'
  const steps = [missed, step(`With two_node each of the two is quorate alone, and ${race}`, undefined, quorumCause(setup))]
  steps.push(...inTimeOrder(nodes.map(node => firstShot(setup, node))))
  const tell = (loser: CmanNode): Story => {
    const recovery = recover(setup, [loser])
    return story('split', 'The network between the nodes is cut', [...steps, ...recovery.steps], { services: recovery.services, mayLoseWrites: recovery.isLossy })
  }
  const [only] = mortal
  if (only === undefined) {
    steps.push(step('Until a person has seen to it what runs goes on where it is, and nothing is taken over', undefined, nodes[0]?.fencing[0] === undefined ? quorumCause(setup) : { value: true, at: nodes[0].fencing[0].at }))
    return story('split', 'The network between the nodes is cut', steps, { services: startedServices(setup).map(service => ({ name: service.name, hosts: service.hosts.slice(0, 1), ...heldUp(service, undefined) })) })
  }
  const survivor = nodes.find(node => node !== only)
  if (mortal.length === 1 && survivor !== undefined) {
    steps.push(step(`"${only.name}" is shot, and "${survivor.name}" goes on`, undefined, { value: true, at: only.fencing[0]?.at ?? only.at }))
    return tell(only)
  }
  const [winner, loser] = [...nodes].sort((a, b) => (b.fencing[0]?.delayMs ?? 0) - (a.fencing[0]?.delayMs ?? 0))
  const decisive = winner?.fencing[0]
  if (winner !== undefined && loser !== undefined && decisive !== undefined && decisive.delayMs > (loser.fencing[0]?.delayMs ?? 0)) {
    steps.push(step(`"${loser.name}" is shot first, and "${winner.name}" goes on`, undefined, { value: true, at: decisive.at }))
    return tell(loser)
  }
  return story('split', 'The network between the nodes is cut', steps, { services: startedServices(setup).map(({ name, hosts }) => ({ name, hosts, isOneOf: true })) })
}

function afterSplitWithDisk(setup: CmanSetup, { larger, smaller }: Sides, missed: Step): Story {
  const { tokenMs, postFailDelayMs, diskVotes, diskAt, nodes } = setup
  const isDelayed = nodes.some(({ fencing }) => (fencing[0]?.delayMs ?? 0) > 0)
  const manual = nodes.find(({ fencing }) => fencing[0]?.isManual === true)?.fencing[0]
  return story('split', 'The network falls into two halves', [
    missed,
    step('qdiskd lets one side keep the disk: the one with the best score, or the lowest master', undefined, { value: true, ...(diskAt === undefined ? {} : { at: diskAt }) }),
    quorumStep(setup, Math.max(votesOf(larger), votesOf(smaller)) + diskVotes, 'That side is left'),
    step(`It shoots the others${isDelayed ? ', each after the delay of its device' : ''}`, isDelayed ? undefined : tokenMs.value + postFailDelayMs.value, postFailDelayMs),
    ...(manual === undefined ? [] : [step('Where a person has to do that, everything waits for fence_ack_manual', undefined, { value: true, at: manual.at })]),
  ], { services: startedServices(setup).map(({ name, hosts }) => ({ name, hosts, isOneOf: true })) })
}

function afterUnequalSplit(setup: CmanSetup, { larger, smaller }: Sides, missed: Step): Story {
  const steps = [missed, quorumStep(setup, votesOf(larger), `${namesText(larger)} left`), quorumStep(setup, votesOf(smaller), `${namesText(smaller)} left`)]
  const title = `${namesText(smaller)} cut off from the others`
  if (!isQuorate(setup, votesOf(larger))) return story('split', title, steps, { services: startedServices(setup).map(({ name }) => ({ name, hosts: [] })) })
  steps.push(...inTimeOrder(smaller.map(node => firstShot(setup, node))))
  const recovery = recover(setup, smaller)
  return story('split', title, [...steps, ...recovery.steps], { services: recovery.services, mayLoseWrites: recovery.isLossy })
}

/** `"a" and "b" are`. */
function namesText(nodes: readonly CmanNode[]): string {
  return `${listed(nodes.map(({ name }) => `"${name}"`))} ${nodes.length === 1 ? 'is' : 'are'}`
}
