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

/** Where the same setting stands in another resource. */
export interface SettingMove {
  readonly file: FileId
  /** Takes an offset here to that of the same word there. */
  offset(old: number): number
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
  readonly #option: OptionAt
  readonly #written: string
  readonly #start: number
  readonly #end: number
  readonly #nameStart: number
  readonly #nameEnd: number
  readonly #valueStart: number
  readonly #valueEnd: number

  constructor(file: FileId, section: string, option: OptionAt, { item, head, value, text, number }: SettingParts) {
    const { entry, facts } = option
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
    this.#option = option
    this.#written = head.image === entry.name ? entry.name : textOf(head)
    const at = value ?? head
    this.#start = item.start
    this.#end = endOf(item)
    this.#nameStart = head.start
    this.#nameEnd = head.end
    this.#valueStart = at.start
    this.#valueEnd = at.end
  }

  get span(): Span {
    return { start: this.#valueStart, end: this.#valueEnd }
  }

  get name(): Located<string> {
    return { value: this.#written, file: this.file, span: { start: this.#nameStart, end: this.#nameEnd } }
  }

  get extent(): Setting['extent'] {
    return { start: this.#start, end: this.#end }
  }

  /** Makes the same setting as it stands elsewhere; `secret` is what it hides there. */
  moved(move: SettingMove, secret: string | undefined): WrittenSetting {
    const head: Word = { kind: 'Bare', image: this.#written, start: move.offset(this.#nameStart), end: move.offset(this.#nameEnd) }
    const value: Word = { kind: 'Bare', image: '', start: move.offset(this.#valueStart), end: move.offset(this.#valueEnd) }
    const item: Item = { kind: 'Item', start: move.offset(this.#start), words: noWords, block: undefined, end: move.offset(this.#end) - 1 }
    const parts = { item, head, value: this.hasValue ? value : undefined, text: secret ?? this.value, number: this.number }
    return new WrittenSetting(move.file, this.section, this.#option, parts)
  }
}

const noWords: readonly Word[] = []
