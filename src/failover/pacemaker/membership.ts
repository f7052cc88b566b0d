import { resolved } from '../../cluster/view/addresses.js'
import { nodelistOf } from '../../cluster/view/corosync-nodelist.js'
import type { ListedNode } from '../../cluster/view/corosync-nodelist.js'
import { fileOn } from '../../cluster/view/groups.js'
import { foldedName } from '../../cluster/view/names.js'
import { corosyncSetting } from '../../cluster/view/pacemaker.js'
import type { PacemakerCluster } from '../../cluster/view/pacemaker.js'
import type { ClusterModel } from '../../cluster/model.js'
import type { HostFact } from '../../facts/fact-index.js'
import type { Place } from '../../text/located.js'
import { isVersionFrom } from '../../text/version.js'
import type { Decided } from '../story.js'

/** A node of the cluster. */
export interface Node {
  /** As it is told: the name of the host, where that is known. */
  readonly host: string
  readonly votes: number
  /** Its number for corosync; infinite where it is not written. */
  readonly number: number
  /** Its addresses by the number of the link. */
  readonly addresses: ReadonlyMap<number, string>
  readonly isStandby: boolean
}

/** A quorum device: a third party that lends its votes to one side. */
export interface QuorumDevice {
  readonly model: string
  readonly algorithm: string
  readonly votes: number
  readonly tieBreaker: string
  readonly at: Place
}

/** Who is a member, and by what the cluster decides who is left. Times in milliseconds. */
export interface Membership {
  /** False without corosync.conf: who is left when a host is lost, and after which time, nobody knows. */
  readonly isKnown: boolean
  readonly nodes: readonly Node[]
  readonly tokenMs: Decided<number>
  readonly consensusMs: Decided<number>
  readonly expectedVotes: number
  readonly isTwoNode: Decided<boolean>
  readonly waitsForAll: Decided<boolean>
  readonly breaksTies: Decided<boolean>
  readonly device: QuorumDevice | undefined
  /** The numbers of the links, each at the line that says it first. */
  readonly links: ReadonlyMap<number, Place>
}

/** Gathers the members of a Pacemaker cluster from the CIB and corosync.conf; `undefined` where it runs on cman or Heartbeat. */
export function membershipOf(cluster: ClusterModel, pacemaker: PacemakerCluster): Membership | undefined {
  const source = pacemaker.hosts.find(host => cluster.settingsOn(host, 'corosync-conf').length > 0)
  if (source === undefined && pacemaker.hosts.some(host => fileOn(cluster, host, 'cluster-conf') !== undefined || fileOn(cluster, host, 'ha-cf') !== undefined)) return undefined
  const setting = (key: string): HostFact<'setting'> | undefined => corosyncSetting(cluster, pacemaker.hosts, key)
  const number = (key: string, fallback: number): Decided<number> => {
    const found = setting(key)
    const value = Number(found?.fact.value)
    // Nothing and 0 are the default.
    return found === undefined || !Number.isFinite(value) || value === 0 ? { value: fallback, unset: `corosync.conf sets no ${key.split(' / ').at(-1) ?? key}` } : { value, at: found }
  }
  const release = source === undefined ? undefined : fileOn(cluster, source, 'corosync-conf')?.fact.target
  const entries = source === undefined ? [] : nodelistOf(cluster, source)
  const nodes = nodesOf(cluster, pacemaker, { source, entries })
  const device = deviceOf(setting, nodes.length)
  const isTwoNode = number('quorum / two_node', 0)
  const waits = setting('quorum / wait_for_all')
  const token = number('totem / token', release !== undefined && isVersionFrom(release, '3.1') ? 3000 : 1000)
  const tokenMs = { ...token, value: token.value + Math.max(0, entries.length - 2) * number('totem / token_coefficient', 650).value }
  // The key has no effect where there are not two nodes, and is refused beside a device.
  const isPair = isTwoNode.value === 1 && nodes.length === 2 && device === undefined
  return {
    isKnown: source !== undefined,
    nodes,
    tokenMs,
    consensusMs: number('totem / consensus', Math.round(tokenMs.value * 1.2)),
    expectedVotes: number('quorum / expected_votes', nodes.reduce((sum, { votes }) => sum + votes, device?.votes ?? 0)).value,
    isTwoNode: { ...isTwoNode, value: isPair },
    waitsForAll: waits === undefined
      ? { value: isPair, ...(isPair && isTwoNode.at !== undefined ? { at: isTwoNode.at } : { unset: 'corosync.conf sets no wait_for_all' }) }
      : { value: waits.fact.value === '1', at: waits },
    breaksTies: { ...number('quorum / auto_tie_breaker', 0), value: number('quorum / auto_tie_breaker', 0).value === 1 && device === undefined },
    device,
    links: linksOf(entries),
  }
}

/** The nodes of the CIB, each with what the list in corosync.conf of `source` says of it. */
function nodesOf(cluster: ClusterModel, pacemaker: PacemakerCluster, { source, entries }: { readonly source: string | undefined; readonly entries: readonly ListedNode[] }): readonly Node[] {
  return pacemaker.facts('pacemaker-node').map(({ fact: { name, id } }): Node => {
    const listed = entries.find(each => each.names.some(known => foldedName(known) === foldedName(name))) ?? entries.find(each => each.number !== undefined && String(each.number) === id)
    const standby = pacemaker.facts('pacemaker-attribute').find(({ fact }) => fact.node === name && fact.name === 'standby')
    return {
      host: cluster.hostNamed(name) ?? name,
      votes: listed?.votes ?? 1,
      number: listed?.number ?? (id !== undefined && /^\d+$/.test(id) ? Number(id) : Infinity),
      addresses: new Map([...(listed?.addresses ?? [])].map(([link, address]) => [link, (source === undefined ? undefined : resolved(cluster, source, address)) ?? address])),
      isStandby: /^(?:true|on|yes|y|1)$/i.test(standby?.fact.value ?? ''),
    }
  })
}

function linksOf(entries: readonly ListedNode[]): ReadonlyMap<number, Place> {
  const links = new Map<number, Place>()
  for (const { places } of entries) for (const [link, place] of places) if (!links.has(link)) links.set(link, place)
  return new Map([...links].sort(([a], [b]) => a - b))
}

function deviceOf(setting: (key: string) => HostFact<'setting'> | undefined, nodes: number): QuorumDevice | undefined {
  const model = setting('quorum device / model')
  if (model === undefined || typeof model.fact.value !== 'string') return undefined
  const text = (key: string): string | undefined => {
    const value = setting(key)?.fact.value
    return typeof value === 'string' ? value : undefined
  }
  const algorithm = text('quorum device net / algorithm') ?? 'ffsplit'
  const votes = Number(text('quorum device / votes') ?? (algorithm === 'lms' ? nodes - 1 : 1))
  return { model: model.fact.value, algorithm, votes: Number.isFinite(votes) ? votes : 1, tieBreaker: text('quorum device net / tie_breaker') ?? 'lowest', at: model }
}

/** The votes that the cluster needs. Source: corosync exec/votequorum.c calculate_quorum(). */
export function neededVotes({ expectedVotes, isTwoNode }: Membership): number {
  return isTwoNode.value ? 1 : Math.floor(expectedVotes / 2) + 1
}

/** Hosts that see each other, the votes that they have by themselves, and whether they are quorate. */
export interface Side {
  readonly hosts: readonly string[]
  readonly votes: number
  readonly hasDevice: boolean
  readonly isQuorate: boolean
}

/** Says whether one side of a cluster is quorate; `isPartitioned` tells that the other nodes live on without it. */
export function sideOf(membership: Membership, hosts: readonly string[], isPartitioned: boolean): Side {
  const { nodes, device, breaksTies } = membership
  const own = nodes.filter(({ host }) => hosts.includes(host))
  const votesOf = (list: readonly Node[]): number => list.reduce((sum, { votes }) => sum + votes, 0)
  const votes = votesOf(own)
  const others = nodes.filter(({ host }) => !hosts.includes(host))
  const isTie = own.length === others.length
  const hasDevice = device !== undefined && own.length > 0 && (!isPartitioned || own.length > others.length || (isTie && winsTie(device.tieBreaker, own, others)))
  const total = votes + (hasDevice ? device.votes : 0)
  const hasHalf = breaksTies.value && total * 2 === membership.expectedVotes && winsTie('lowest', own, others)
  return { hosts, votes: total, hasDevice, isQuorate: total >= neededVotes(membership) || hasHalf }
}

function winsTie(tieBreaker: string, own: readonly Node[], others: readonly Node[]): boolean {
  const numbers = (list: readonly Node[]): number[] => list.map(({ number }) => number)
  if (tieBreaker === 'highest') return Math.max(...numbers(own)) > Math.max(...numbers(others))
  if (/^\d+$/.test(tieBreaker)) return numbers(own).includes(Number(tieBreaker))
  return Math.min(...numbers(own)) < Math.min(...numbers(others))
}
