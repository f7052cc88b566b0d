import type { Place } from '../text/located.js'
import type { ClusterModel } from '../cluster/model.js'
import { detectionOf, promotionTriesMs } from '../cluster/view/drbd-detection.js'
import type { Detection } from '../cluster/view/drbd-detection.js'
import type { HostFact } from '../facts/fact-index.js'

/** A value and the line that says so; no place where it is a default. */
export interface Decided<T> {
  readonly value: T
  readonly at?: Place
  /** What is not written, where there is no line: `ha.cf sets no deadtime`. */
  readonly unset?: string
}

/** A way on which the hosts hear each other. */
export interface Path {
  /** `eth0`, `ttyS0`. */
  readonly name: string
  readonly isSerial?: boolean
  readonly at?: Place
}

/** What decides how a pair of hosts fails over, gathered from all files. Times in milliseconds. */
export interface FailoverSetup {
  readonly hosts: readonly [string, string]
  readonly preferred: Decided<string>
  readonly paths: readonly Path[]
  /** The path that DRBD shares with heartbeat; `undefined` where it has its own, or nobody knows. */
  readonly replicationPath?: string
  readonly deadtimeMs: Decided<number>
  readonly initdeadMs: Decided<number>
  readonly hasAutoFailback: Decided<boolean>
  /** Heartbeat can switch the other host off. */
  readonly hasStonith: Decided<boolean>
  readonly hasReplication: boolean
  /** Where the DRBD resource is written. */
  readonly replicationAt?: Place
  readonly protocol: Decided<'A' | 'B' | 'C'>
  /** DRBD outdates or shoots the peer before it goes on alone, and the handler for it is there. */
  readonly hasReplicationFencing: Decided<boolean>
  readonly allowsTwoPrimaries: Decided<boolean>
  /** How long DRBD may take to notice that the peer is gone. */
  /** How long DRBD may take to notice a dead peer by itself. */
  readonly replicationTimeoutMs: Decided<number>
  /** Until DRBD no longer refuses to become primary because of a dead peer. */
  readonly promotionMs: Decided<number>
  /** 0 waits for ever. */
  readonly wfcTimeoutMs: Decided<number>
  readonly degrWfcTimeoutMs: Decided<number>
  readonly addresses: readonly string[]
  /** The address comes up before the data is there. */
  readonly isAddressFirst: boolean
}

/** How long heartbeat and drbddisk give DRBD to notice that the peer is gone, in milliseconds. */
export function promotionLimitMs(setup: FailoverSetup): number {
  return setup.deadtimeMs.value + promotionTriesMs
}

/** Gathers what decides; `undefined` where the cluster is not a pair of Heartbeat hosts with groups. */
export function failoverSetup(cluster: ClusterModel): FailoverSetup | undefined {
  const names = [...new Set(cluster.facts('heartbeat-host').map(({ fact }) => cluster.hostNamed(fact.name) ?? fact.name))]
  const [first, second] = names
  if (first === undefined || second === undefined || names.length > 2) return undefined
  const [group] = cluster.facts('resource-group')
  const time = (name: string, fallbackMs: number): Decided<number> => {
    const found = cluster.facts('heartbeat-time').find(({ fact }) => fact.name === name)
    const unset = `ha.cf sets no ${name}`
    return found === undefined ? { value: fallbackMs, unset } : { value: found.fact.ms, ...(found.fact.isExplicit ? { at: found } : { unset }) }
  }
  const deadtimeMs = time('deadtime', 30_000)
  const failback = cluster.facts('heartbeat-option').find(({ fact }) => fact.name === 'auto_failback')
  const [stonith] = cluster.facts('heartbeat-stonith')
  const resources = cluster.facts('drbd-resource').filter(({ fact }) => !fact.isStacked)
  const written = resources.find(({ fact }) => fact.protocol !== undefined)
  const preferredName = group === undefined ? first : (cluster.hostNamed(group.fact.preferredHost) ?? group.fact.preferredHost)
  return {
    hosts: [first, second],
    preferred: { value: preferredName, ...(group === undefined ? {} : { at: group }) },
    paths: heartbeatPaths(cluster),
    ...replicationPath(cluster),
    deadtimeMs,
    initdeadMs: time('initdead', Math.max(2 * deadtimeMs.value, 30_000)),
    hasAutoFailback: { value: failback?.fact.value !== 'off', ...(failback === undefined ? { unset: 'ha.cf sets no auto_failback' } : { at: failback }) },
    hasStonith: { value: stonith !== undefined, ...(stonith === undefined ? { unset: 'ha.cf has no stonith line' } : { at: stonith }) },
    hasReplication: resources.length > 0,
    ...(resources[0] === undefined ? {} : { replicationAt: resources[0] }),
    protocol: { value: asProtocol(written?.fact.protocol), ...(written === undefined ? { unset: 'drbd.conf sets no protocol' } : { at: written }) },
    hasReplicationFencing: replicationFencing(cluster),
    allowsTwoPrimaries: yesOrNo(cluster, 'net', 'allow-two-primaries'),
    ...detection(cluster, resources[0]),
    wfcTimeoutMs: seconds(cluster, 'startup', 'wfc-timeout', 0),
    degrWfcTimeoutMs: seconds(cluster, 'startup', 'degr-wfc-timeout', 0),
    addresses: [...new Set(cluster.facts('virtual-address').filter(({ fact }) => fact.manager === 'heartbeat').map(({ fact }) => fact.address))],
    isAddressFirst: addressComesFirst(cluster),
  }
}

function heartbeatPaths(cluster: ClusterModel): Path[] {
  const paths = new Map<string, Path>()
  for (const link of cluster.facts('heartbeat-link')) {
    if (link.fact.medium.startsWith('ping')) continue
    const name = link.fact.interface ?? link.fact.device?.replace(/^\/dev\//, '')
    if (name !== undefined && !paths.has(name)) paths.set(name, { name, at: link, ...(link.fact.device === undefined ? {} : { isSerial: true }) })
  }
  return [...paths.values()]
}

/** DRBD uses the interface of its own address, or the one on which heartbeat talks to the very same peer address. */
function replicationPath(cluster: ClusterModel): { replicationPath?: string } {
  const addresses = new Set(cluster.facts('drbd-address').map(({ fact }) => fact.address))
  const known = cluster.facts('host-address').find(({ fact }) => addresses.has(fact.address))
  if (known !== undefined) return { replicationPath: known.fact.interface }
  const shared = cluster.facts('heartbeat-link').find(({ fact }) => fact.peer !== undefined && addresses.has(fact.peer))
  return shared?.fact.interface === undefined ? {} : { replicationPath: shared.fact.interface }
}

type OptionFact = ReturnType<typeof optionNamed>

function optionNamed(cluster: ClusterModel, sections: readonly string[], name: string) {
  return cluster.facts('drbd-option').find(({ fact }) => sections.includes(fact.section) && fact.name === name)
}

function textOf(option: OptionFact): string | undefined {
  return typeof option?.fact.value === 'string' ? option.fact.value : undefined
}

function seconds(cluster: ClusterModel, section: string, name: string, fallback: number): Decided<number> {
  const option = optionNamed(cluster, [section], name)
  const value = Number(textOf(option) ?? fallback)
  return { value: (Number.isFinite(value) ? value : fallback) * 1000, ...(option === undefined ? { unset: `drbd.conf sets no ${name}` } : { at: option }) }
}

function yesOrNo(cluster: ClusterModel, section: string, name: string): Decided<boolean> {
  const option = optionNamed(cluster, [section], name)
  return { value: option !== undefined && textOf(option) !== 'no', ...(option === undefined ? {} : { at: option }) }
}

/** `timeout` counts tenths of a second, `ping-int` seconds; both pass before an idle connection is given up. */
function detection(cluster: ClusterModel, resource: HostFact<'drbd-resource'> | undefined): Pick<FailoverSetup, 'replicationTimeoutMs' | 'promotionMs'> {
  const found = resource === undefined ? undefined : detectionOf(cluster, resource.host, resource.fact.name)
  const { idleMs, promotionMs, names, options } = found ?? usual
  const [at] = options
  const because = at === undefined ? { unset: `drbd.conf sets neither ${names[0]} nor ${names[1]}` } : { at }
  return { replicationTimeoutMs: { value: idleMs, ...because }, promotionMs: { value: promotionMs, ...because } }
}

/** What holds where the options cannot be read. */
const usual: Detection = { idleMs: 10_500, promotionMs: 500, names: ['ping-int', 'ping-timeout'], options: [] }

function replicationFencing(cluster: ClusterModel): Decided<boolean> {
  const fencing = optionNamed(cluster, ['disk', 'net'], 'fencing')
  const handler = optionNamed(cluster, ['handlers'], 'fence-peer') ?? optionNamed(cluster, ['handlers'], 'outdate-peer')
  const policy = textOf(fencing)
  const value = policy !== undefined && policy !== 'dont-care' && handler !== undefined
  return { value, ...(fencing === undefined ? { unset: 'drbd.conf sets no fencing' } : { at: fencing }) }
}

function asProtocol(text: string | undefined): 'A' | 'B' | 'C' {
  return text === 'A' || text === 'B' ? text : 'C'
}

function addressComesFirst(cluster: ClusterModel): boolean {
  const order = cluster.facts('group-resource').map(({ fact }) => fact)
  return cluster.facts('virtual-address').some(({ fact: address }) =>
    order.some(disk => disk.script === 'drbddisk' && disk.group === address.group && address.index !== undefined && address.index < disk.index),
  )
}
