import { ocfs2Clusters } from '../../cluster/view/groups.js'
import type { ClusterModel } from '../../cluster/model.js'
import { milliseconds } from '../../text/quantity.js'
import { soundEnding, step } from '../story.js'
import type { Decided, Step, Story } from '../story.js'
import { storiesOfMirrors } from './mirror.js'

/**
 * Tells who resets itself in a cluster of OCFS2, and after how long.
 *
 * Source: OCFS2 FAQ, "Heartbeat" and "Quorum and fencing": a host that cannot write its slot for (threshold - 1) * 2 seconds
 * resets itself; where the network breaks, the larger half goes on, or of equal halves the one with the lowest node number. linux
 * fs/ocfs2/cluster/tcp_internal.h O2NET_QUORUM_DELAY_MS: that is decided two turns after the dead threshold.
 */
export function* storiesOfOcfs2(cluster: ClusterModel): Generator<Story> {
  for (const hosts of ocfs2Clusters(cluster)) {
    const nodes = cluster.factsOn(hosts[0] ?? '', 'ocfs2-node').map(entry => ({ ...entry, name: entry.fact.name ?? '', number: entry.fact.number ?? Infinity }))
    if (nodes.length < 2) continue
    const threshold = variable(cluster, hosts, 'O2CB_HEARTBEAT_THRESHOLD', 31)
    const deadMs: Decided<number> = { ...threshold, value: (threshold.value - 1) * 2000 }
    const idleMs = variable(cluster, hosts, 'O2CB_IDLE_TIMEOUT_MS', 30_000)
    const lowest = [...nodes].sort((a, b) => a.number - b.number)[0]
    const end = { ...soundEnding }
    yield {
      software: 'ocfs2',
      event: 'storage-lost',
      title: 'A host of OCFS2 cannot reach the shared disk',
      steps: [
        step('It cannot write its heartbeat, and resets itself', deadMs.value, deadMs),
        step('The others replay its journal and go on; until then whoever needs its locks waits', undefined, deadMs),
        ...storageSteps(cluster, deadMs),
      ],
      ending: end,
    }
    const half = nodes.length / 2
    const steps: Step[] = [step('The connection counts as broken', idleMs.value, idleMs)]
    // By then a host that is really dead would have missed its turns on the disk.
    steps.push(step('O2CB decides who goes on, no sooner', idleMs.value + (threshold.value + 2) * 2000, threshold))
    if (nodes.length % 2 === 0) steps.push(step(`Of two halves with ${half} each the one with node ${lowest?.number ?? 0}, "${lowest?.name ?? ''}", goes on; every host of the other one resets itself`, undefined, lowest === undefined ? undefined : { value: true, at: lowest }))
    else steps.push(step('The larger half goes on; every host of the other one resets itself', undefined, lowest === undefined ? undefined : { value: true, at: lowest }))
    yield { software: 'ocfs2', event: 'network-split', title: 'The network between the hosts of OCFS2 is cut, the disk is reached', steps, ending: end }
    const hostOf = (name: string): string => cluster.hostNamed(name) ?? name
    yield* storiesOfMirrors(cluster, {
      hosts: nodes.map(({ name }) => hostOf(name)),
      deadMs,
      addresses: new Map(nodes.flatMap(({ name, fact }) => (fact.address === undefined ? [] : [[hostOf(name), fact.address] as const]))),
    })
  }
}

/** The hosts reset themselves while the storage that they mount fails over. */
function storageSteps(cluster: ClusterModel, deadMs: Decided<number>): Step[] {
  const servers = new Set(cluster.facts('script-command').filter(({ fact }) => fact.command === 'gnbd_export').map(({ host }) => host))
  const slowest = cluster
    .facts('heartbeat-time')
    .filter(({ host, fact }) => fact.name === 'deadtime' && servers.has(host))
    .sort((a, b) => b.fact.ms - a.fact.ms)[0]
  if (slowest === undefined) return []
  const isTooLate = slowest.fact.ms >= deadMs.value
  return [step(
    isTooLate
      ? `A failover of the storage takes ${milliseconds(slowest.fact.ms)} or more: every host resets itself before it is over`
      : `A failover of the storage begins after ${milliseconds(slowest.fact.ms)}, which leaves ${milliseconds(deadMs.value - slowest.fact.ms)} for promotion and export`,
    undefined,
    { value: true, at: slowest },
  )]
}

function variable(cluster: ClusterModel, hosts: readonly string[], name: string, fallback: number): Decided<number> {
  // A shell takes what it reads last.
  const found = hosts.flatMap(host => cluster.factsOn(host, 'shell-variable').findLast(({ fact }) => fact.name === name && /^\d+$/.test(fact.value ?? '')) ?? [])[0]
  return found === undefined ? { value: fallback, unset: `o2cb sets no ${name}` } : { value: Number(found.fact.value), at: found }
}
