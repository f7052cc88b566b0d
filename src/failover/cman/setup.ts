import { volumeGroupOf } from '../../cluster/view/devices.js'
import { clusterFileSystems } from '../../cluster/view/drbd-mounts.js'
import { gnbdImports } from '../../cluster/view/gnbd-imports.js'
import { serviceMounts } from '../../cluster/view/service-mounts.js'
import { failoverOrderOf } from '../../cluster/view/service-owners.js'
import { unpromotedMounts } from '../../cluster/view/unpromoted-mounts.js'
import { servicePromotions } from '../../cluster/view/service-promotions.js'
import { fileOn } from '../../cluster/view/groups.js'
import type { ClusterModel } from '../../cluster/model.js'
import type { HostFact } from '../../facts/fact-index.js'
import { isManagementBoard } from '../../facts/management-board.js'
import type { Place } from '../../text/located.js'
import { addTo } from '../../text/multimap.js'
import { copiesOf } from '../drbd-copies.js'
import type { Copies } from '../drbd-copies.js'
import type { Decided } from '../story.js'

/** One way to shoot a node: all of its devices have to confirm. */
export interface FenceMethod {
  readonly devices: readonly { readonly device: string; readonly agent: string }[]
  /** A person has to say that the node is off. */
  readonly isManual: boolean
  /** A device of it lives on the power of its victim, and confirms nothing where that is gone. */
  readonly needsPowerOfVictim: boolean
  /** How long its agent waits before it shoots. */
  readonly delayMs: number
  readonly at: Place
}

/** A node of cman. */
export interface CmanNode {
  readonly name: string
  readonly votes: number
  readonly at: Place
  /** How it is shot: one method after the other until one succeeds, and all devices of a method. */
  readonly fencing: readonly FenceMethod[]
}

/** A service of rgmanager. */
export interface Service {
  readonly name: string
  readonly at: Place
  /** The hosts on which it may run, the first one where it is taken to start. */
  readonly hosts: readonly string[]
  /** The same by rank; those of one rank as chance has it. */
  readonly ranks: readonly (readonly string[])[]
  /** Whether it moves to a better host that returns. */
  readonly movesBack: Decided<boolean>
  readonly recovery: 'restart' | 'relocate' | 'disable'
  readonly isStarted: boolean
  /** The one host from which its data come by GNBD. */
  readonly server?: string
  /** It mounts a file system of the cluster, which waits until a dead node is fenced. */
  readonly isOnClusterFs: boolean
  /** The DRBD resource that it mounts and nothing makes primary. */
  readonly unpromoted?: { readonly resource: string; readonly at: Place }
  /** The DRBD resources that it makes primary. */
  readonly copies: readonly Copies[]
}

/** A cluster of cman and all that decides who goes on. Times in milliseconds. */
export interface CmanSetup {
  readonly nodes: readonly CmanNode[]
  readonly services: readonly Service[]
  readonly isTwoNode: boolean
  readonly expectedVotes: number
  readonly quorumAt: Place | undefined
  readonly diskVotes: number
  readonly diskAt: Place | undefined
  readonly tokenMs: Decided<number>
  readonly postFailDelayMs: Decided<number>
  readonly postJoinDelayMs: Decided<number>
  readonly isCleanStart: Decided<boolean>
  /** A file system that several nodes mount at a time, by a service or at boot. */
  readonly clusterFileSystem: Place | undefined
  /** The DRBD resources that several nodes write at a time, below such a file system. */
  readonly shared: readonly Copies[]
}

/** Gathers what a host's cluster.conf says of its cluster; the copies are meant to be equal. */
export function cmanSetup(cluster: ClusterModel, host: string): CmanSetup | undefined {
  const nodes = cluster.factsOn(host, 'rhcs-host')
  const quorum = cluster.factsOn(host, 'rhcs-quorum')[0]
  if (nodes.length < 2 || quorum === undefined) return undefined
  const option = (element: string, name: string): HostFact<'rhcs-option'> | undefined => {
    return cluster.factsOn(host, 'rhcs-option').find(({ fact }) => fact.element === element && fact.name === name)
  }
  const number = (found: HostFact<'rhcs-option'> | undefined, fallback: number, unset: string): Decided<number> => {
    const value = Number(found?.fact.value)
    return found === undefined || !Number.isFinite(value) ? { value: fallback, unset } : { value, at: found }
  }
  const seconds = (found: HostFact<'rhcs-option'> | undefined, fallback: number, unset: string): Decided<number> => {
    const decided = number(found, fallback, unset)
    return { ...decided, value: decided.value * 1000 }
  }
  const diskVotes = quorum.fact.totalVotes - nodes.reduce((sum, { fact }) => sum + fact.votes, 0)
  const isFirst = fileOn(cluster, host, 'cluster-conf')?.fact.target === '1'
  const agents = new Map(cluster.factsOn(host, 'rhcs-fence-device').map(({ fact }) => [fact.name, fact]))
  return {
    nodes: nodes.map(entry => ({
      name: cluster.hostNamed(entry.fact.name) ?? entry.fact.name,
      votes: entry.fact.votes,
      at: entry,
      fencing: methodsOf(cluster.factsOn(host, 'rhcs-fence-use').filter(({ fact }) => fact.host === entry.fact.name), agents),
    })),
    services: servicesOf(cluster, host, nodes.map(({ fact }) => cluster.hostNamed(fact.name) ?? fact.name)),
    isTwoNode: quorum.fact.twoNode,
    expectedVotes: quorum.fact.expectedVotes ?? quorum.fact.totalVotes,
    quorumAt: quorum,
    diskVotes: Math.max(0, diskVotes),
    diskAt: option('quorumd', 'label') ?? option('quorumd', 'device'),
    // cman of RHEL 4 counts the seconds of its own heartbeat, later ones the token of openais.
    tokenMs: isFirst
      ? seconds(option('cman', 'deadnode_timeout'), 21, 'cluster.conf sets no deadnode_timeout')
      : number(option('totem', 'token'), 10_000, 'cluster.conf sets no token'),
    postFailDelayMs: seconds(option('fence_daemon', 'post_fail_delay'), 0, 'cluster.conf sets no post_fail_delay'),
    postJoinDelayMs: seconds(option('fence_daemon', 'post_join_delay'), 6, 'cluster.conf sets no post_join_delay'),
    clusterFileSystem: clusterFileSystemOf(cluster, nodes.map(({ fact }) => cluster.hostNamed(fact.name) ?? fact.name)),
    shared: sharedOf(cluster, host, nodes.map(({ fact }) => cluster.hostNamed(fact.name) ?? fact.name)),
    isCleanStart: { value: option('fence_daemon', 'clean_start')?.fact.value === '1', ...place(option('fence_daemon', 'clean_start')) },
  }
}

function clusterFileSystemOf(cluster: ClusterModel, nodes: readonly string[]): Place | undefined {
  const ofService = serviceMounts(cluster).find(({ host, type }) => nodes.includes(host) && clusterFileSystems.has(type ?? ''))
  return ofService?.at ?? nodes.flatMap(node => cluster.factsOn(node, 'mount')).find(({ fact }) => clusterFileSystems.has(fact.type) && !fact.options.includes('noauto'))
}

/** What a service makes primary on one node at a time is no shared one. */
function sharedOf(cluster: ClusterModel, host: string, nodes: readonly string[]): readonly Copies[] {
  const moved = new Set(servicePromotions(cluster, host).map(({ resource }) => resource))
  return cluster.factsOn(host, 'drbd-resource').flatMap(({ fact }) => {
    const copies = fact.isStacked || moved.has(fact.name) ? undefined : copiesOf(cluster, [host, ...nodes], fact.name)
    return copies?.isDual === true && copies.holders.length > 1 && copies.holders.every(holder => nodes.includes(holder)) ? [copies] : []
  })
}

function methodsOf(uses: readonly HostFact<'rhcs-fence-use'>[], agents: ReadonlyMap<string, { readonly agent: string; readonly delayMs?: number }>): FenceMethod[] {
  const methods = new Map<string, HostFact<'rhcs-fence-use'>[]>()
  for (const use of uses) addTo(methods, use.fact.method, use)
  return [...methods.values()].flatMap((own): FenceMethod[] => {
    const [first] = own
    if (first === undefined) return []
    const devices = own.map(({ fact }) => ({ device: fact.device, agent: fact.agent ?? agents.get(fact.device)?.agent ?? 'an unknown agent' }))
    return [{
      // A plug is switched off and on again by two entries of one device.
      devices: devices.filter(({ device }, index) => devices.findIndex(other => other.device === device) === index),
      isManual: devices.some(({ agent }) => agent === 'fence_manual'),
      needsPowerOfVictim: devices.some(({ agent }) => isManagementBoard(agent)),
      // What a node says of its device counts before what the device says for all.
      delayMs: Math.max(...own.map(({ fact }) => fact.delayMs ?? agents.get(fact.device)?.delayMs ?? 0)),
      at: first,
    }]
  })
}

function place(found: Place | undefined): { readonly at?: Place } {
  return found === undefined ? {} : { at: found }
}

function servicesOf(cluster: ClusterModel, host: string, nodes: readonly string[]): Service[] {
  return cluster.factsOn(host, 'rhcs-resource').flatMap((entry): Service[] => {
    const { type, name, attributes } = entry.fact
    if ((type !== 'service' && type !== 'vm') || name === undefined) return []
    const recovery = attributes['recovery']
    const { ranks, movesBack } = failoverOrderOf(cluster, host, { domain: attributes['domain'], nodes })
    const hosts = ranks.flat()
    return [{
      name,
      at: entry,
      hosts,
      ranks,
      movesBack: { value: movesBack, at: entry },
      copies: copiesOfService(cluster, { host, service: name, hosts }),
      ...serverOf(cluster, { service: name, hosts }),
      ...unpromotedOf(cluster, name),
      isOnClusterFs: serviceMounts(cluster).some(mount => mount.service === name && clusterFileSystems.has(mount.type ?? '')),
      recovery: recovery === 'relocate' || recovery === 'disable' ? recovery : 'restart',
      isStarted: attributes['autostart'] !== '0',
    }]
  })
}

function unpromotedOf(cluster: ClusterModel, service: string): Pick<Service, 'unpromoted'> {
  const mount = unpromotedMounts(cluster).find(each => each.service === service)
  return mount === undefined ? {} : { unpromoted: { resource: mount.resource, at: mount.at } }
}

/** Finds the only host that exports what a service mounts: a device of GNBD, or a volume of a group that lies on one. */
function serverOf(cluster: ClusterModel, { service, hosts }: { readonly service: string; readonly hosts: readonly string[] }): Pick<Service, 'server'> {
  const isImported = serviceMounts(cluster).some(mount => {
    if (mount.service !== service) return false
    const group = volumeGroupOf(mount.device)
    return mount.device.startsWith('/dev/gnbd/') || cluster.factsOn(mount.host, 'volume-group').some(({ fact }) => fact.name === group && fact.physicalVolumes.some(path => path.startsWith('/dev/gnbd/')))
  })
  if (!isImported) return {}
  const servers = gnbdImports(cluster).flatMap(({ entry, owner }) => (hosts.includes(entry.host) ? [owner] : []))
  const [server] = servers
  return server !== undefined && servers.every(other => other === server) ? { server } : {}
}

/** The DRBD resources that a service makes primary, by its `<drbd>` or by a script of its own. */
function copiesOfService(cluster: ClusterModel, { host, service, hosts }: { readonly host: string; readonly service: string; readonly hosts: readonly string[] }): readonly Copies[] {
  const names = new Set(servicePromotions(cluster, host).filter(promotion => promotion.service === service).map(({ resource }) => resource))
  return [...names].flatMap(name => copiesOf(cluster, [host, ...hosts], name) ?? [])
}
