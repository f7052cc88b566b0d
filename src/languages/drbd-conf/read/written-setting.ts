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

/** A setting that keeps its statement and works places out when asked for: rules ask for few. */
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
  // Hidden from whatever prints objects: the words may be a secret.
  readonly #item: Item
  readonly #at: Word

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
    this.#item = item
    this.#at = value ?? head
  }

  get span(): Span {
    return { start: this.#at.start, end: this.#at.end }
  }

  get name(): Located<string> {
    const head = this.#item.words[0] ?? this.#at
    return { value: textOf(head), file: this.file, span: { start: head.start, end: head.end } }
  }

  get extent(): Setting['extent'] {
    return { start: this.#item.start, end: endOf(this.#item) }
  }
}
