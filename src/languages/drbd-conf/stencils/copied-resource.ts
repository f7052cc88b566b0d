import type { FileId, Located } from '../../../text/located.js'
import type { Span } from '../../../text/span.js'
import type { ResourceSection, Setting } from '../schema.js'
import { settingsInBody } from '../analysis/settings-in-body.js'
import { usualPath } from '../analysis/volumes.js'
import { Relocation } from './relocate.js'
import { textIn } from './stencil.js'
import type { FittingText, Stencil, UseKind } from './stencil.js'

/** A resource that fits a stencil. All but its name and place is worked out only when someone asks for it: few rules do. */
export class CopiedResource implements ResourceSection {
  readonly kind = 'resource'
  readonly file: FileId
  readonly usual: ResourceSection['usual']
  readonly templateFile = undefined
  readonly isBroken = false
  readonly extent: Span
  readonly #fitting: FittingText
  #relocation: Relocation | undefined
  #settings: readonly Setting[] | undefined
  #options: ResourceSection['options'] | undefined
  #volumes: ResourceSection['volumes'] | undefined
  #hosts: ResourceSection['hosts'] | undefined
  #connections: ResourceSection['connections'] | undefined
  #meshes: ResourceSection['meshes'] | undefined
  #ignoredHosts: ResourceSection['ignoredHosts'] | undefined

  constructor(file: FileId, fitting: FittingText) {
    this.file = file
    this.usual = fitting.stencil.facts.template.usual
    this.extent = { start: fitting.start, end: fitting.end }
    this.#fitting = fitting
  }

  get stencil(): Stencil {
    return this.#fitting.stencil
  }

  /** Its name without the place. */
  get nameText(): string {
    return textIn(this.#fitting, this.stencil.facts.nameHole)
  }

  /** What stands in a hole, as the uses of resources are compared. */
  used(kind: UseKind, hole: number): string | number {
    const text = textIn(this.#fitting, hole)
    if (kind === 'disks') return usualPath(text)
    return kind === 'devices' ? `/dev/drbd${text}` : Number(text)
  }

  get name(): Located<string> {
    return { value: this.nameText, file: this.file, span: this.stencil.nameSpan(this.#fitting) }
  }

  get span(): Span {
    return { start: this.extent.start, end: this.name.span.end }
  }

  /** All settings in reading order. */
  get settings(): readonly Setting[] {
    return (this.#settings ??= this.stencil.facts.settings.areInOptions
      ? this.options.flatMap(({ settings }) => settings)
      : [...settingsInBody(this)].sort((a, b) => a.extent.start - b.extent.start))
  }

  get options(): ResourceSection['options'] {
    return (this.#options ??= this.#moved.options(this.stencil.facts.template.options))
  }

  get volumes(): ResourceSection['volumes'] {
    return (this.#volumes ??= this.#moved.volumes(this.stencil.facts.template.volumes))
  }

  get hosts(): ResourceSection['hosts'] {
    return (this.#hosts ??= this.#moved.hosts(this.stencil.facts.template.hosts))
  }

  get connections(): ResourceSection['connections'] {
    return (this.#connections ??= this.#moved.connections(this.stencil.facts.template.connections))
  }

  get meshes(): ResourceSection['meshes'] {
    return (this.#meshes ??= this.#moved.meshes(this.stencil.facts.template.meshes))
  }

  get ignoredHosts(): ResourceSection['ignoredHosts'] {
    return (this.#ignoredHosts ??= this.#moved.words(this.stencil.facts.template.ignoredHosts))
  }

  /** Gives all of it as plain data, as it would be had it been read word by word. */
  toJSON(): ResourceSection {
    const { kind, name, usual, file, span, extent, options, volumes, hosts, connections, meshes, ignoredHosts, templateFile, isBroken } = this
    return { kind, name, usual, file, span, extent, options, volumes, hosts, connections, meshes, ignoredHosts, templateFile, isBroken }
  }

  get #moved(): Relocation {
    return (this.#relocation ??= new Relocation(this.file, this.#fitting))
  }
}

/** Finds the stencil that a resource was made of or fitting by. */
export function stencilOf(section: ResourceSection): Stencil | undefined {
  return section instanceof CopiedResource ? section.stencil : templates.get(section)
}

/** Notes the stencil that was made of a resource. */
export function noteTemplate(stencil: Stencil): void {
  templates.set(stencil.facts.template, stencil)
}

const templates = new WeakMap<ResourceSection, Stencil>()
