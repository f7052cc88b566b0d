import type { FileId, Located } from '../../../text/located.js'
import { Secret } from '../../../text/secret.js'
import type { Span } from '../../../text/span.js'
import type { Item, Word } from '../ast.js'
import { endOf, textOf } from '../ast.js'
import type { Setting } from '../schema.js'
import type { OptionAt, OptionEntry } from '../vocabulary.js'

/** The words of a setting, and what is known of its value. */
export interface SettingParts {
  readonly item: Item
  readonly head: Word
  /** Absent for a bare name. */
  readonly value: Word | undefined
  readonly text: string
  readonly number: number | undefined
}

/** Where the head, the value and the whole statement stand. */
interface Offsets {
  readonly head: number
  readonly headEnd: number
  readonly value: number
  readonly valueEnd: number
  readonly start: number
  readonly end: number
}

/** A setting that keeps offsets and makes places of them when asked for: rules ask for few. The tree may be let go of. */
export class WrittenSetting implements Setting {
  readonly value: string
  readonly file: FileId
  readonly section: string
  readonly canonicalSection: string
  readonly key: string
  readonly hasValue: boolean
  readonly entry: OptionEntry
  readonly number: number | undefined
  readonly scale: number | undefined
  readonly secret: Secret | undefined
  readonly #written: string
  readonly #offsets: Offsets

  constructor(file: FileId, section: string, { entry, facts }: OptionAt, { item, head, value, text, number }: SettingParts) {
    const isSecret = entry.isSecret === true
    const alias = facts.aliasOf
    this.value = isSecret ? '***' : text
    this.file = file
    this.section = section
    this.canonicalSection = alias?.section ?? section
    this.key = alias?.name ?? entry.name
    this.hasValue = value !== undefined
    this.entry = entry
    this.number = number
    this.scale = number === undefined ? undefined : facts.scale
    this.secret = isSecret ? new Secret(text) : undefined
    this.#written = head.image === entry.name ? entry.name : textOf(head)
    const at = value ?? head
    this.#offsets = { head: head.start, headEnd: head.end, value: at.start, valueEnd: at.end, start: item.start, end: endOf(item) }
  }

  get span(): Span {
    return { start: this.#offsets.value, end: this.#offsets.valueEnd }
  }

  get name(): Located<string> {
    const { head, headEnd } = this.#offsets
    return { value: this.#written, file: this.file, span: { start: head, end: headEnd } }
  }

  get extent(): Setting['extent'] {
    return { start: this.#offsets.start, end: this.#offsets.end }
  }
}
