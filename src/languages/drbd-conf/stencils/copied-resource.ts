import type { FileId, Located } from '../../../text/located.js'
import type { Span } from '../../../text/span.js'
import type { ResourceSection, Setting } from '../schema.js'
import { settingsInBody } from '../analysis/settings-in-body.js'
import type { GrowingUses } from '../analysis/uses.js'
import { canonicalPath } from '../analysis/volumes.js'
import { Relocation } from './relocate.js'
import { textIn } from './stencil.js'
import type { FittingText, Stencil } from './stencil.js'

/** A resource that fits a stencil. All but its name and place is worked out only when someone asks for it: few rules do. */
export class CopiedResource implements ResourceSection {
  readonly kind = 'resource'
  readonly file: FileId
  readonly simple: ResourceSection['simple']
  readonly traits: ResourceSection['traits']
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
    this.simple = fitting.stencil.facts.template.simple
    this.traits = fitting.stencil.facts.template.traits
    this.extent = { start: fitting.start, end: fitting.end }
    this.#fitting = fitting
  }

  /** Its text, as it fits. */
  get fitting(): FittingText {
    return this.#fitting
  }

  get stencil(): Stencil {
    return this.#fitting.stencil
  }

  /** Its name without the place. */
  get nameText(): string {
    return textIn(this.#fitting, this.stencil.facts.nameHole)
  }

  /** Notes what it uses. */
  noteUses(uses: GrowingUses): void {
    uses.names.push(this.nameText)
    for (const { kind, hole } of this.stencil.facts.uses) {
      const text = textIn(this.#fitting, hole)
      if (kind === 'disks') uses.disks.push(canonicalPath(text))
      else if (kind === 'devices') uses.devices.push(`/dev/drbd${text}`)
      else uses[kind].push(Number(text))
    }
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

  /** Lists the settings of one option in reading order; the others need not be worked out. */
  settingsNamed(key: string): readonly Setting[] {
    const settings = this.stencil.facts.settings.byKey.get(key)
    return settings === undefined ? none : settings.map(setting => this.#moved.setting(setting))
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
    const { kind, name, simple, traits, file, span, extent, options, volumes, hosts, connections, meshes, ignoredHosts, templateFile, isBroken } = this
    return { kind, name, simple, traits, file, span, extent, options, volumes, hosts, connections, meshes, ignoredHosts, templateFile, isBroken }
  }

  get #moved(): Relocation {
    return (this.#relocation ??= new Relocation(this.file, this.#fitting))
  }
}

const none: readonly never[] = []
