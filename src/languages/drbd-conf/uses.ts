import type { Dialect, Model, ResourceSection, Uses } from './schema.js'
import { usualPath } from './volumes.js'

/** What the resources of a file use, while they are read. */
export interface GrowingUses extends Uses {
  readonly names: Set<string>
  readonly minors: Set<number>
  readonly devices: Set<string>
  readonly disks: Set<string>
  readonly ports: Set<number>
  isAnyShared: boolean
  hasNodeIds: boolean
}

/** Begins with nothing used. */
export function createUses(): GrowingUses {
  return {
    names: new Set(),
    minors: new Set(),
    devices: new Set(),
    disks: new Set(),
    ports: new Set(),
    isAnyShared: false,
    hasNodeIds: false,
  }
}

/** Notes what a resource of the plain kind uses, and whether another one uses some of it too, on whatever host. */
export function noteUses(uses: GrowingUses, { name, hosts }: ResourceSection, dialect: Dialect): void {
  let isShared = isIn(uses.names, name.value)
  let minor: number | undefined
  let device: string | undefined
  let disk: string | undefined
  // Both hosts have the same port. One port on two addresses is compared later, which costs less than to note all addresses.
  const port = hosts[0]?.address?.port?.value
  if (port !== undefined) isShared = isIn(uses.ports, port) || isShared
  for (const { volumes, nodeId } of hosts) {
    if (nodeId !== undefined) uses.hasNodeIds = true
    const [volume] = volumes
    // What both hosts of a resource have alike is used once.
    const number = volume?.device?.minor
    if (number !== undefined && number !== minor) isShared = isIn(uses.minors, (minor = number)) || isShared
    const path = volume?.disk?.value
    if (path !== undefined && path !== disk) isShared = isIn(uses.disks, usualPath((disk = path))) || isShared
    // From 8.3 on equal names mean equal minors.
    const written = dialect < '8.3' ? volume?.device?.name?.value : undefined
    if (written !== undefined && written !== device) isShared = isIn(uses.devices, (device = written)) || isShared
  }
  if (isShared) uses.isAnyShared = true
}

/** Tells whether something may be used by two resources of the plain kind, in one file or in two. */
export function isAnyUsedTwice(models: readonly Model[]): boolean {
  if (models.some(({ uses }) => uses.isAnyShared)) return true
  const kinds = ['names', 'minors', 'devices', 'disks', 'ports'] as const
  return models.length > 1 && kinds.some(kind => isAnyIn(models.map(({ uses }) => uses[kind])))
}

function isAnyIn(sets: readonly ReadonlySet<string | number>[]): boolean {
  const all = new Set<string | number>()
  let count = 0
  for (const set of sets) {
    for (const value of set) all.add(value)
    count += set.size
  }
  return all.size < count
}

function isIn<T>(set: Set<T>, value: T): boolean {
  const { size } = set
  return set.add(value).size === size
}
