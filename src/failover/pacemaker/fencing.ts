import { isFencing } from '../../cluster/view/pacemaker.js'
import type { PacemakerCluster } from '../../cluster/view/pacemaker.js'
import { hostList, hostMap } from '../../facts/host-map.js'
import { isManagementBoard } from '../../facts/management-board.js'
import { addTo } from '../../text/multimap.js'
import { listed, milliseconds } from '../../text/quantity.js'
import type { Place } from '../../text/located.js'
import { step } from '../story.js'
import type { Decided, Step } from '../story.js'
import { infinity, timeOf } from './units.js'
import type { Unit, Units } from './units.js'

/** A device that shoots nodes. */
export interface Device {
  readonly name: string
  readonly agent: string
  /** The hosts that it is for; absent where it is asked itself, or is for all. */
  readonly targets: ReadonlySet<string> | undefined
  readonly parameters: Readonly<Record<string, string>>
  /** Hosts from which it must not be used. */
  readonly banned: ReadonlySet<string>
  readonly needsPowerOfVictim: boolean
  /** How long it takes to confirm a shot, where that is known: the disks of SBD wait for their msgwait. */
  readonly confirmMs?: Decided<number>
  readonly at: Place
  /** Says which host a node of the CIB is. */
  hostOf(node: string): string
}

/** How a cluster shoots its nodes. Times in milliseconds. */
export interface Fencing {
  readonly isOn: Decided<boolean>
  readonly devices: readonly Device[]
  /** By a host its levels, one after the other, each a list of names of devices. */
  readonly levels: ReadonlyMap<string, readonly (readonly string[])[]>
  readonly timeoutMs: Decided<number>
  /** A node without quorum or contact resets itself within this time by its watchdog. */
  readonly watchdogMs: Decided<number> | undefined
  /** Added where the node runs what is more important. */
  readonly priorityDelayMs: Decided<number>
}

interface Naming {
  /** All nodes, as hosts. */
  readonly hosts: readonly string[]
  hostOf(node: string): string
}

/** Gathers the fence devices of a cluster and what decides about them. */
export function fencingOf(pacemaker: PacemakerCluster, { units, isSymmetric }: Units, { hosts, hostOf }: Naming): Fencing {
  const option = pacemaker.option('stonith-enabled')
  const time = (name: string, fallbackMs: number): Decided<number> => {
    const found = pacemaker.option(name)
    const ms = found === undefined ? undefined : timeOf(found.fact.value)
    return found === undefined || ms === undefined ? { value: fallbackMs, unset: `the CIB sets no ${name}` } : { value: ms, at: found }
  }
  const watchdog = time('stonith-watchdog-timeout', 0)
  const hasWatchdog = pacemaker.option('have-watchdog')?.fact.value === 'true'
  const levels = new Map<string, { readonly index: number; readonly devices: readonly string[] }[]>()
  for (const { fact } of pacemaker.facts('pacemaker-fence-level')) {
    const node = hostOf(fact.target)
    addTo(levels, node, fact)
  }
  return {
    isOn: { value: isFencing(pacemaker), ...(option === undefined ? { unset: 'the CIB sets no stonith-enabled' } : { at: option }) },
    devices: units.filter(({ isFenceDevice, wanted }) => isFenceDevice && wanted !== 'Stopped').flatMap(unit => deviceOf(unit, { hostOf, confirmMs: msgwaitOf(pacemaker), forbidden: isSymmetric ? [] : hosts.filter(host => !unit.locations.some(({ node }) => node === host)) })),
    levels: new Map([...levels].map(([node, list]) => [node, list.sort((a, b) => a.index - b.index).map(({ devices }) => devices)])),
    timeoutMs: time('stonith-timeout', 60_000),
    watchdogMs: hasWatchdog && watchdog.value > 0 ? watchdog : undefined,
    priorityDelayMs: time('priority-fencing-delay', 0),
  }
}

/** The longest msgwait of the disks of SBD. Source: sbd(8), msgwait. */
function msgwaitOf(pacemaker: PacemakerCluster): Decided<number> | undefined {
  let longest: Decided<number> | undefined
  for (const { fact: { msgwaitMs, msgwaitAt }, origin } of pacemaker.facts('sbd-header')) {
    if (msgwaitMs !== undefined && msgwaitMs > (longest?.value ?? 0)) longest = { value: msgwaitMs, at: { origin: msgwaitAt ?? origin } }
  }
  return longest
}

/** `forbidden`: hosts where an opt-in cluster registers no device. Source: pacemaker daemons/fenced cib_device_update(): no allowed node, or one below 0. */
function deviceOf({ name, members, locations, at }: Unit, { hostOf, confirmMs, forbidden }: { readonly hostOf: Naming['hostOf']; readonly confirmMs: Decided<number> | undefined; readonly forbidden: readonly string[] }): Device[] {
  const [member] = members
  if (member === undefined) return []
  const { parameters } = member
  const agent = member.agent.replace(/^stonith:/, '')
  const list = parameters['pcmk_host_list']
  const map = parameters['pcmk_host_map']
  const names = [...hostList(list ?? ''), ...hostMap(map ?? '')].map(({ node }) => node)
  const isForAll = parameters['pcmk_host_check'] === 'none' || names.length === 0
  return [{
    name,
    agent,
    targets: isForAll ? undefined : new Set(names.map(hostOf)),
    parameters,
    banned: new Set([...forbidden, ...locations.filter(({ score }) => score <= -infinity).map(({ node }) => node)]),
    needsPowerOfVictim: isManagementBoard(agent),
    ...(confirmMs !== undefined && /^(?:fence_sbd|external\/sbd)$/.test(agent) ? { confirmMs } : {}),
    at,
    hostOf,
  }]
}

/** How long a device waits before it shoots a node: at least, and at most where chance adds to it. */
export interface Delay {
  readonly leastMs: number
  readonly mostMs: number
}

/** The wait before a device shoots a node. Source: pacemaker daemons/fenced get_action_delay_base(), get_action_delay_max(). */
export function delayOf({ parameters, hostOf }: Device, node: string): Delay {
  const written = parameters['pcmk_delay_base'] ?? ''
  // A time for each node is written as their outlets are.
  const own = /[:=]/.test(written) ? hostMap(written).find(entry => hostOf(entry.node) === node)?.outlets[0] : written
  const base = timeOf(own ?? '') ?? 0
  const most = timeOf(parameters['pcmk_delay_max'] ?? '') ?? 0
  return { leastMs: base, mostMs: Math.max(base, most) }
}

/** What comes of shooting a node. */
export interface Shot {
  readonly steps: readonly Step[]
  /** It succeeds without somebody who helps. */
  readonly isCertain: boolean
  readonly delay: Delay
  /** How long the confirmation takes after that; 0 where nobody says. */
  readonly confirmMs: number
  /** A device confirms, after a time that nobody says. */
  readonly isOpenEnded: boolean
}

/** What is true of a node that is shot. */
export interface Aim {
  readonly node: string
  /** Who is left to shoot. */
  readonly from: readonly string[]
  readonly atMs: number | undefined
  /** The node has no power, so that a device in it does not answer. */
  readonly lacksPower: boolean
  /** No device answers at all. */
  readonly isRefused: boolean
  /** Added because of what the node runs. */
  readonly extraMs: number
}

/** Follows the attempts to shoot a node: level by level, all devices of a level. */
export function shotAt(fencing: Fencing, aim: Aim): Shot {
  const { node, from, lacksPower, isRefused, extraMs } = aim
  const none: Delay = { leastMs: 0, mostMs: 0 }
  const attempts = attemptsFor(fencing, node, from)
  const steps: Step[] = []
  let atMs = aim.atMs
  for (const [index, devices] of attempts.entries()) {
    const [device] = devices
    if (device === undefined) continue
    const own = devices.map(each => delayOf(each, node)).reduce((a, b) => (b.mostMs > a.mostMs ? b : a), none)
    const delay = { leastMs: own.leastMs + extraMs, mostMs: own.mostMs + extraMs }
    const decided = { value: true, at: device.at }
    const wait = delay.mostMs === 0 ? '' : delay.mostMs === delay.leastMs ? ` after a delay of ${milliseconds(delay.leastMs)}` : ` after a delay between ${milliseconds(delay.leastMs)} and ${milliseconds(delay.mostMs)}, drawn by chance`
    const who = listed(devices.map(each => `"${each.name}" (${each.agent})`))
    steps.push(step(`${index === 0 ? 'Pacemaker' : 'Then Pacemaker'} shoots "${node}" with ${who}${wait}, and recovers nothing of it before that is confirmed`, atMs === undefined ? undefined : atMs + delay.leastMs, decided))
    const isSilent = isRefused || (lacksPower && devices.some(each => each.needsPowerOfVictim))
    if (!isSilent) {
      const confirm = devices.flatMap(({ confirmMs }) => confirmMs ?? [])[0]
      if (confirm !== undefined) steps.push(step(`That counts as confirmed ${milliseconds(confirm.value)} later, when msgwait has passed`, undefined, confirm))
      return { steps, isCertain: true, delay, confirmMs: confirm?.value ?? 0, isOpenEnded: confirm === undefined }
    }
    const why = isRefused ? 'It confirms nothing' : `It lies in "${node}", has no power and confirms nothing`
    steps.push(step(`${why}; that attempt is given up after ${milliseconds(fencing.timeoutMs.value)}`, undefined, fencing.timeoutMs))
    atMs = undefined
  }
  if (fencing.watchdogMs !== undefined) {
    steps.push(step(`"${node}" counts as reset by its own watchdog ${milliseconds(fencing.watchdogMs.value)} later`, undefined, fencing.watchdogMs))
    return { steps, isCertain: true, delay: { leastMs: fencing.watchdogMs.value, mostMs: fencing.watchdogMs.value }, confirmMs: 0, isOpenEnded: false }
  }
  steps.push(attempts.length === 0
    ? step(`No device shoots "${node}": nothing that ran on it is recovered until somebody says "stonith_admin --confirm ${node}"`, undefined, fencing.isOn)
    : step(`Pacemaker tries again and again; nothing that ran on "${node}" is recovered until a device confirms, or somebody says "stonith_admin --confirm ${node}"`, undefined, fencing.isOn))
  return { steps, isCertain: false, delay: none, confirmMs: 0, isOpenEnded: false }
}

/** The devices that can be used on a node by those who are left, in the order in which they are tried. */
export function attemptsFor({ devices, levels }: Fencing, node: string, from: readonly string[]): readonly (readonly Device[])[] {
  const usable = devices.filter(({ targets, banned }) => (targets === undefined || targets.has(node)) && from.some(host => !banned.has(host)))
  const own = levels.get(node)
  if (own === undefined) return usable.map(device => [device])
  return own.map(names => usable.filter(({ name }) => names.includes(name))).filter(({ length }, index) => length > 0 && length === (own[index] ?? []).length)
}
