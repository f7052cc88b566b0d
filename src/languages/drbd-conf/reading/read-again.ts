import type { FileId, Located } from '../../../text/located.js'
import type { Span } from '../../../text/span.js'
import { plainTraits } from '../analysis/resource-traits.js'
import type { HostSection, OptionSection, ResourceSection } from '../schema.js'

/** Reads the hosts of a resource by where it stands in its file. */
export type ReadAgain = (extent: Span) => readonly HostSection[]

const none: readonly never[] = []

/**
 * A resource of the plain kind in a long file, in which nothing is wrong. Its hosts were looked at while it was read, and then
 * let go of: few rules ask for those of such a resource, and to keep the hosts of thousands costs more than to read the few
 * again that someone asks for.
 */
export class PlainResource implements ResourceSection {
  readonly kind = 'resource'
  readonly file: FileId
  readonly span: Span
  readonly extent: Span
  readonly name: Located<string>
  readonly simple: ResourceSection['simple']
  readonly traits = plainTraits
  readonly options: readonly OptionSection[]
  readonly volumes = none
  readonly connections = none
  readonly meshes = none
  readonly ignoredHosts = none
  readonly templateFile = undefined
  readonly isBroken = false
  readonly #again: ReadAgain
  #hosts: readonly HostSection[] | undefined

  constructor({ file, span, extent, name, simple, options }: ResourceSection, again: ReadAgain) {
    this.file = file
    this.span = span
    this.extent = extent
    this.name = name
    this.simple = simple
    this.options = options
    this.#again = again
  }

  get hosts(): readonly HostSection[] {
    return (this.#hosts ??= this.#again(this.extent))
  }

  /** Gives all of it as plain data, as it would be had nothing been let go of. */
  toJSON(): ResourceSection {
    const { kind, name, simple, traits, file, span, extent, options, volumes, hosts, connections, meshes, ignoredHosts, templateFile, isBroken } = this
    return { kind, name, simple, traits, file, span, extent, options, volumes, hosts, connections, meshes, ignoredHosts, templateFile, isBroken }
  }
}
