import type { FileId } from '../../../text/located.js'
import type { Span } from '../../../text/span.js'
import type { ResourceSection } from '../schema.js'
import { WrittenSetting } from './written-setting.js'

/**
 * A resource that was read before and has moved with its text: somebody has typed above it. Its parts are moved when someone
 * asks for them: few rules do.
 */
export class MovedResource implements ResourceSection {
  readonly kind = 'resource'
  readonly file: FileId
  readonly extent: Span
  readonly simple: ResourceSection['simple']
  readonly traits: ResourceSection['traits']
  readonly isBroken: boolean
  /** As it was read, where it stood then. */
  readonly read: ResourceSection
  /** How far it has moved since. */
  readonly by: number
  /** What was moved, by what it was: each is made once, however it is reached. */
  #moved: Map<object, unknown> | undefined

  constructor(read: ResourceSection, by: number) {
    this.file = read.file
    this.extent = movedSpan(read.extent, by)
    this.simple = read.simple
    this.traits = read.traits
    this.isBroken = read.isBroken
    this.read = read
    this.by = by
  }

  /** Gives a part of the resource as it was read where it stands now. */
  part<Part>(read: Part): Part {
    return move(read, this.by, (this.#moved ??= new Map())) as Part
  }

  get name(): ResourceSection['name'] {
    const { value, file, span } = this.read.name
    return { value, file, span: movedSpan(span, this.by) }
  }

  get span(): Span {
    return movedSpan(this.read.span, this.by)
  }

  get options(): ResourceSection['options'] {
    return this.part(this.read.options)
  }

  get volumes(): ResourceSection['volumes'] {
    return this.part(this.read.volumes)
  }

  get hosts(): ResourceSection['hosts'] {
    return this.part(this.read.hosts)
  }

  get connections(): ResourceSection['connections'] {
    return this.part(this.read.connections)
  }

  get meshes(): ResourceSection['meshes'] {
    return this.part(this.read.meshes)
  }

  get ignoredHosts(): ResourceSection['ignoredHosts'] {
    return this.part(this.read.ignoredHosts)
  }

  get templateFile(): ResourceSection['templateFile'] {
    return this.part(this.read.templateFile)
  }

  /** Gives all of it as plain data, as it would be had it been read where it stands. */
  toJSON(): ResourceSection {
    const { kind, name, simple, traits, file, span, extent, options, volumes, hosts, connections, meshes, ignoredHosts, templateFile, isBroken } = this
    return { kind, name, simple, traits, file, span, extent, options, volumes, hosts, connections, meshes, ignoredHosts, templateFile, isBroken }
  }
}

/** Gives a resource that was read as it stands so much further on. */
export function movedResource(section: ResourceSection, by: number): ResourceSection {
  if (by === 0) return section
  if (!(section instanceof MovedResource)) return new MovedResource(section, by)
  return section.by + by === 0 ? section.read : new MovedResource(section.read, section.by + by)
}

/** Gives a resource as it was read, wherever it stands by now: what is known of its words is known by this. */
export function asRead(section: ResourceSection): ResourceSection {
  return section instanceof MovedResource ? section.read : section
}

/** Tells how far a resource has moved since it was read. */
export function movedBy(section: ResourceSection): number {
  return section instanceof MovedResource ? section.by : 0
}

function movedSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by }
}

/** Moves all places in data that was read of one file; what was one object stays one. */
export function moved<Part>(part: Part, by: number): Part {
  return move(part, by, new Map()) as Part
}

function move(part: unknown, by: number, known: Map<object, unknown>): unknown {
  if (typeof part !== 'object' || part === null) return part
  const before = known.get(part)
  if (before !== undefined) return before
  const now = movedObject(part, by, known)
  known.set(part, now)
  return now
}

function movedObject(part: object, by: number, known: Map<object, unknown>): unknown {
  if (Array.isArray(part)) return part.length === 0 ? part : part.map(item => move(item, by, known))
  if (part instanceof WrittenSetting) return part.movedBy(by)
  if (Object.getPrototypeOf(part) !== Object.prototype) return part // A secret.
  const now: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(part)) {
    // What the vocabulary says has no place.
    now[name] = name === 'entry' ? value : (name === 'start' || name === 'end') && typeof value === 'number' ? value + by : move(value, by, known)
  }
  return now
}
