import type { Dialect, Model, ResourceSection, Uses } from './schema.js'
import { usualPath } from './volumes.js'

/** What the resources of a file use, while they are read. */
export interface GrowingUses extends Uses {
  readonly names: string[]
  readonly minors: number[]
  readonly devices: string[]
  readonly disks: string[]
  readonly ports: number[]
}

/** Begins with nothing used. */
export function createUses(): GrowingUses {
  return { names: [], minors: [], devices: [], disks: [], ports: [] }
}

/** Notes what a resource of the plain kind uses, whichever the host. What both hosts have alike is used once. */
export function noteUses(uses: GrowingUses, { name, hosts }: ResourceSection, dialect: Dialect): void {
  uses.names.push(name.value)
  let device: string | undefined
  let disk: string | undefined
  for (const { volumes } of hosts) {
    const path = volumes[0]?.disk?.value
    if (path !== undefined && path !== disk) uses.disks.push(usualPath((disk = path)))
    // From 8.3 on equal names mean equal minors.
    const written = dialect < '8.3' ? volumes[0]?.device?.name?.value : undefined
    if (written !== undefined && written !== device) uses.devices.push((device = written))
  }
  // Both hosts have the same minor and port. One port on two addresses is compared later: to note all addresses costs more.
  const minor = hosts[0]?.volumes[0]?.device?.minor
  if (minor !== undefined) uses.minors.push(minor)
  const port = hosts[0]?.address?.port?.value
  if (port !== undefined) uses.ports.push(port)
}

/** Tells whether something may be used by two resources of the plain kind, in one file or in two. */
export function isAnyUsedTwice(models: readonly Model[]): boolean {
  const kinds = ['minors', 'ports', 'names', 'disks', 'devices'] as const
  return kinds.some(kind => isAnyTwice(models.map(({ uses }) => uses[kind])))
}

function isAnyTwice(lists: readonly (readonly (string | number)[])[]): boolean {
  const seen = new Set<string | number>()
  let count = 0
  for (const list of lists) {
    for (const value of list) seen.add(value)
    count += list.length
  }
  return seen.size < count
}
