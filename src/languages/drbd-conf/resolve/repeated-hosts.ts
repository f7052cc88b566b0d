import type { Located } from '../../../text/located.js'
import type { HostSection, ResourceSection } from '../schema.js'

/** A host that has a section of the resource already. */
export interface RepeatedHost {
  readonly name: Located<string>
  readonly section: HostSection
  readonly first: Located<string>
}

interface Repetition {
  readonly hosts: readonly RepeatedHost[]
  readonly names: ReadonlySet<Located<string>>
}

/** Several rules ask of one section, which never changes. */
const known = new WeakMap<ResourceSection, Repetition>()

function repetitionOf(resource: ResourceSection): Repetition {
  // No two names of a resource of the plain kind are equal.
  if (resource.simple !== undefined) return none
  let repetition = known.get(resource)
  if (repetition === undefined) known.set(resource, (repetition = repetitionIn(resource)))
  return repetition
}

const none: Repetition = { hosts: [], names: new Set() }

function repetitionIn({ hosts }: ResourceSection): Repetition {
  const firsts = new Map<string, Located<string>>()
  const repeated: RepeatedHost[] = []
  for (const section of hosts) {
    // Up to 8.4 a floating host twice is an address twice; drbdadm 9 takes it.
    if (section.kind !== 'on') continue
    for (const name of section.names) {
      const first = firsts.get(name.value)
      if (first === undefined) firsts.set(name.value, name)
      else repeated.push({ name, section, first })
    }
  }
  return repeated.length === 0 ? none : { hosts: repeated, names: new Set(repeated.map(({ name }) => name)) }
}

/**
 * Lists the hosts that have a second section, which drbdadm refuses. Nobody knows for which host it was meant, so nothing else
 * is judged by it: not what it shares with the first one, and not what the resource then lacks.
 */
export function repeatedHosts(resource: ResourceSection): readonly RepeatedHost[] {
  return repetitionOf(resource).hosts
}

/** Tells whether a name in a section of a host is that of an earlier section. */
export function isRepeated(resource: ResourceSection, name: Located<string>): boolean {
  return repetitionOf(resource).names.has(name)
}

/** Lists the sections of hosts but for those that no host is left to have. */
export function distinctHosts(resource: ResourceSection): readonly HostSection[] {
  const { names: repeated } = repetitionOf(resource)
  if (repeated.size === 0) return resource.hosts
  return resource.hosts.filter(({ kind, names }) => kind !== 'on' || names.length === 0 || names.some(name => !repeated.has(name)))
}
