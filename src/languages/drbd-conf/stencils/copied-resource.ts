import type { FileId, Located } from '../../../text/located.js'
import type { Span } from '../../../text/span.js'
import type { ResourceSection, Setting } from '../schema.js'
import { settingsInBody } from '../settings.js'
import { usualPath } from '../volumes.js'
import { relocated } from './relocate.js'
import type { RelocatedBody } from './relocate.js'
import { textIn } from './stencil.js'
import type { Cut, Stencil, UseKind } from './stencil.js'

/** A resource that fits a stencil. All but its name and place is worked out only when someone asks for it: few rules do. */
export class CopiedResource implements ResourceSection {
  readonly kind = 'resource'
  readonly file: FileId
  readonly stencil: Stencil
  readonly usual: ResourceSection['usual']
  readonly templateFile = undefined
  readonly isBroken = false
  readonly extent: Span
  readonly #cut: Cut
  #body: RelocatedBody | undefined
  #settings: readonly Setting[] | undefined

  constructor(file: FileId, cut: Cut) {
    this.file = file
    this.stencil = cut.stencil
    this.usual = cut.stencil.usual
    this.extent = { start: cut.start, end: cut.end }
    this.#cut = cut
  }

  /** Its name without the place. */
  get nameText(): string {
    return textIn(this.#cut, this.stencil.nameHole)
  }

  /** What stands in a hole, as the uses of resources are compared. */
  used(kind: UseKind, hole: number): string | number {
    const text = textIn(this.#cut, hole)
    if (kind === 'disks') return usualPath(text)
    return kind === 'devices' ? `/dev/drbd${text}` : Number(text)
  }

  get name(): Located<string> {
    const { places, stencil } = this.#cut
    const { nameHole, holes } = stencil
    const quote = holes[nameHole]?.isQuoted === true ? 1 : 0
    const span = { start: (places[2 * nameHole] ?? 0) - quote, end: (places[2 * nameHole + 1] ?? 0) + quote }
    return { value: this.nameText, file: this.file, span }
  }

  get span(): Span {
    return { start: this.extent.start, end: this.name.span.end }
  }

  /** All settings in reading order. */
  get settings(): readonly Setting[] {
    return (this.#settings ??= [...settingsInBody(this)].sort((a, b) => a.extent.start - b.extent.start))
  }

  get options(): ResourceSection['options'] {
    return this.#whole().options
  }

  get volumes(): ResourceSection['volumes'] {
    return this.#whole().volumes
  }

  get hosts(): ResourceSection['hosts'] {
    return this.#whole().hosts
  }

  get connections(): ResourceSection['connections'] {
    return this.#whole().connections
  }

  get meshes(): ResourceSection['meshes'] {
    return this.#whole().meshes
  }

  get ignoredHosts(): ResourceSection['ignoredHosts'] {
    return this.#whole().ignoredHosts
  }

  #whole(): RelocatedBody {
    return (this.#body ??= relocated(this.#cut, this.file))
  }
}
