import { addTo } from '../../../text/multimap.js'
import type { Span } from '../../../text/span.js'
import type { UseKind } from '../stencils/stencil.js'
import type { Address, Dialect, Model, ResourceSection, Uses, VolumeSection } from '../schema.js'
import { hasConventionalName } from './simple-resource.js'
import { canonicalPath } from './volumes.js'
import { isDialectFrom } from '../vocabulary.js'

/** What the resources of a file use, while they are read. */
export interface GrowingUses extends Uses {
  readonly names: string[]
  readonly minors: number[]
  readonly devices: string[]
  readonly disks: string[]
  readonly ports: number[]
  isComplete: boolean
}

/** One use of a resource, and the words that say it. */
export interface ResourceUse {
  readonly kind: UseKind
  readonly value: string | number
  readonly span: Span
}

/** Begins with nothing used. */
export function createUses(): GrowingUses {
  return { names: [], minors: [], devices: [], disks: [], ports: [], isComplete: true }
}

/** Adds what was noted of some resources. */
export function addUses(uses: GrowingUses, noted: Uses): void {
  for (const name of noted.names) uses.names.push(name)
  for (const minor of noted.minors) uses.minors.push(minor)
  for (const device of noted.devices) uses.devices.push(device)
  for (const disk of noted.disks) uses.disks.push(disk)
  for (const port of noted.ports) uses.ports.push(port)
  if (!noted.isComplete) uses.isComplete = false
}

/** Notes what a resource uses, whichever the host. */
export function noteUses(uses: GrowingUses, section: ResourceSection, dialect: Dialect): void {
  uses.names.push(section.name.value)
  if (section.simple !== undefined) {
    noteSimple(uses, section, dialect)
    return
  }
  const found = section.isBroken ? undefined : usesOf(section, dialect)
  if (found === undefined) uses.isComplete = false
  else {
    for (const { kind, value } of found) {
      const list: (string | number)[] = uses[kind]
      list.push(value)
    }
  }
}


/** Notes the same as `usesOf` for a resource of the plain kind, without any lists: nearly all are of that kind. */
function noteSimple(uses: GrowingUses, { hosts }: Pick<ResourceSection, 'hosts'>, dialect: Dialect): void {
  let device: string | undefined
  let disk: string | undefined
  for (const { volumes } of hosts) {
    const path = volumes[0]?.disk?.value
    if (path !== undefined && path !== disk) uses.disks.push(canonicalPath((disk = path)))
    // From 8.3 on equal names mean equal minors.
    const written = !isDialectFrom(dialect, '8.3') ? volumes[0]?.device?.name?.value : undefined
    if (written !== undefined && written !== device) uses.devices.push((device = written))
  }
  // Both hosts have the same minor and port. One port on two addresses is compared later: to note all addresses costs more.
  const minor = hosts[0]?.volumes[0]?.device?.minor
  if (minor !== undefined) uses.minors.push(minor)
  const port = hosts[0]?.address?.port?.value
  if (port !== undefined) uses.ports.push(port)
}

/**
 * Lists what a resource uses, whichever the host: what several hosts have alike is listed once, what one host uses twice is
 * listed twice. Nothing where that is not so easily told: stacked and floating hosts, proxies, external meta data, statements
 * that a later one replaced.
 */
export function usesOf(section: ResourceSection, dialect: Dialect): readonly ResourceUse[] | undefined {
  const { hosts, volumes: shared, connections } = section
  const names = hosts.flatMap(host => host.names.map(({ value }) => value.toLowerCase()))
  if (new Set(names).size < names.length) return undefined
  const isSimple = hosts.every(
    ({ kind, proxies, proxy, alternates, names: [first] }) =>
      kind === 'on' && proxies.length === 0 && proxy === undefined && alternates === undefined && first?.value.startsWith('_') === false,
  )
  if (!isSimple) return undefined
  const endpoints = connections.flatMap(({ paths }) => paths.flatMap(path => path.endpoints))
  if (endpoints.some(({ proxy, port, internal }) => proxy !== undefined || port !== undefined || internal !== undefined)) return undefined
  const written = hosts.flatMap(({ addresses }) => addresses)
  const addresses = [...written, ...endpoints.flatMap(({ address }) => address ?? [])]
  const places = hosts.map(({ volumes }) => [...shared, ...volumes])
  if (places.some(volumes => volumes.some(({ replaced, emptyDevice }) => replaced !== undefined || emptyDevice !== undefined))) return undefined
  if (places.some(volumes => volumes.some(({ metaDisk }) => metaDisk !== undefined && metaDisk.value !== 'internal'))) return undefined
  // Where no host has volumes of its own, all use the same.
  const differing = hosts.every(({ volumes }) => volumes.length === 0) ? [shared] : places
  const ofVolumes = differing.map(volumes => volumes.flatMap(volume => usesOfVolume(volume, dialect, shared.includes(volume))))
  // In 9 a resource may use one address several times, but for both ends of a connection, which other rules look at.
  return [...atMost(ofVolumes), ...(dialect === '9' ? differentPorts(addresses) : portsIn(addresses))]
}

/** In 9 a host that has no disk of its own says `none`, but what hosts inherit is the name of a disk, whatever it is. */
function usesOfVolume({ device, disk }: VolumeSection, dialect: Dialect, isShared: boolean): ResourceUse[] {
  const uses: ResourceUse[] = []
  if (device?.minor !== undefined) uses.push({ kind: 'minors', value: device.minor, span: device.minorAt.span })
  if (device?.name !== undefined && (!isDialectFrom(dialect, '8.3') || !hasConventionalName(device))) uses.push({ kind: 'devices', value: device.name.value, span: device.name.span })
  if (disk !== undefined && (disk.value !== 'none' || dialect !== '9' || isShared)) uses.push({ kind: 'disks', value: canonicalPath(disk.value), span: disk.span })
  return uses
}

/** Of what several hosts use alike, keeps as many as the host has that uses it most often. */
function atMost(lists: readonly (readonly ResourceUse[])[]): readonly ResourceUse[] {
  const [only] = lists
  if (lists.length === 1 && only !== undefined) return only
  const most = new Map<string, readonly ResourceUse[]>()
  for (const list of lists) {
    const byKey = new Map<string, ResourceUse[]>()
    for (const use of list) {
      const key = `${use.kind} ${use.value}`
      addTo(byKey, key, use)
    }
    for (const [key, uses] of byKey) if (uses.length > (most.get(key)?.length ?? 0)) most.set(key, uses)
  }
  return [...most.values()].flat()
}

/** Lists ports: of equal ones as many as stand behind the address that has them most often. */
function portsIn(addresses: readonly Address[]): readonly ResourceUse[] {
  const byHost = new Map<string, ResourceUse[]>()
  for (const { host, port } of addresses) {
    if (port === undefined) continue
    const use: ResourceUse = { kind: 'ports', value: port.value, span: port.span }
    addTo(byHost, host.value, use)
  }
  return atMost([...byHost.values()])
}

function differentPorts(addresses: readonly Address[]): ResourceUse[] {
  const uses: ResourceUse[] = []
  for (const { port } of addresses) {
    if (port === undefined || uses.some(({ value }) => value === port.value)) continue
    uses.push({ kind: 'ports', value: port.value, span: port.span })
  }
  return uses
}

/** Tells whether something may be used by two resources, in one file or in two, or twice by one. */
export function isAnyUsedTwice(models: readonly Model[]): boolean {
  if (models.some(({ uses }) => !uses.isComplete)) return true
  return kinds.some(kind => hasRepeated(models.map(({ uses }) => uses[kind])))
}

function hasRepeated(lists: readonly (readonly (string | number)[])[]): boolean {
  const seen = new Set<string | number>()
  for (const list of lists) for (const value of list) if (seen.size === seen.add(value).size) return true
  return false
}

const kinds = ['names', 'minors', 'devices', 'disks', 'ports'] as const
