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

/** What many settings have alike: one of these is made for all that are written in the same way. */
interface Manner {
  readonly section: string
  readonly canonicalSection: string
  readonly key: string
  readonly entry: OptionEntry
  readonly facts: OptionAt['facts']
  /** The name as it is written. */
  readonly written: string
  readonly hasValue: boolean
}

const manners = new WeakMap<OptionAt, Manner[]>()

function mannerOf(option: OptionAt, section: string, written: string, hasValue: boolean): Manner {
  let known = manners.get(option)
  if (known === undefined) manners.set(option, (known = []))
  for (const manner of known) if (manner.section === section && manner.hasValue === hasValue && manner.written === written) return manner
  const { entry, facts } = option
  const manner = { section, canonicalSection: facts.aliasOf?.section ?? section, key: facts.aliasOf?.name ?? entry.name, entry, facts, written, hasValue }
  if (known.length < mostManners) known.push(manner)
  return manner
}

/** A name may be quoted in any number of ways. */
const mostManners = 16

/** A setting that keeps offsets and makes places of them when asked for: rules ask for few. The tree may be let go of. */
export class WrittenSetting implements Setting {
  readonly value: string
  readonly file: FileId
  readonly number: number | undefined
  readonly secret: Secret | undefined
  readonly #manner: Manner
  readonly #start: number
  readonly #end: number
  readonly #nameEnd: number
  readonly #valueStart: number
  readonly #valueEnd: number

  constructor(file: FileId, manner: Manner, { text, secret, number, start, end, nameEnd, valueStart, valueEnd }: Written) {
    const isSecret = manner.entry.isSecret === true
    this.value = isSecret ? '***' : text
    this.file = file
    this.number = number
    this.secret = isSecret ? (secret ?? new Secret(text)) : undefined
    this.#manner = manner
    this.#start = start
    this.#end = end
    this.#nameEnd = nameEnd
    this.#valueStart = valueStart
    this.#valueEnd = valueEnd
  }

  get section(): string {
    return this.#manner.section
  }

  get canonicalSection(): string {
    return this.#manner.canonicalSection
  }

  get key(): string {
    return this.#manner.key
  }

  get hasValue(): boolean {
    return this.#manner.hasValue
  }

  get entry(): OptionEntry {
    return this.#manner.entry
  }

  get scale(): number | undefined {
    return this.number === undefined ? undefined : this.#manner.facts.scale
  }

  get span(): Span {
    return { start: this.#valueStart, end: this.#valueEnd }
  }

  get name(): Located<string> {
    return { value: this.#manner.written, file: this.file, span: { start: this.#start, end: this.#nameEnd } }
  }

  get extent(): Setting['extent'] {
    return { start: this.#start, end: this.#end }
  }

  /** Makes the same setting as it stands elsewhere; `secret` is what it hides there. */
  moved(move: SettingMove, secret: string | undefined): WrittenSetting {
    return new WrittenSetting(move.file, this.#manner, {
      text: secret ?? this.value,
      number: this.number,
      start: move.offset(this.#start),
      end: move.offset(this.#end),
      nameEnd: move.offset(this.#nameEnd),
      valueStart: move.offset(this.#valueStart),
      valueEnd: move.offset(this.#valueEnd),
    })
  }

  /** Makes the same setting as it stands so much further on. */
  movedBy(by: number): WrittenSetting {
    return new WrittenSetting(this.file, this.#manner, {
      text: this.value,
      secret: this.secret,
      number: this.number,
      start: this.#start + by,
      end: this.#end + by,
      nameEnd: this.#nameEnd + by,
      valueStart: this.#valueStart + by,
      valueEnd: this.#valueEnd + by,
    })
  }
}

/** What a setting says, and the offsets of its words. */
interface Written {
  readonly text: string
  /** What it hides, where that is known already. */
  readonly secret?: Secret | undefined
  readonly number: number | undefined
  readonly start: number
  readonly end: number
  readonly nameEnd: number
  readonly valueStart: number
  readonly valueEnd: number
}

/** Makes a setting of the words that it is written with. */
export function writtenSetting(file: FileId, section: string, option: OptionAt, { item, head, value, text, number }: SettingParts): WrittenSetting {
  const written = head.image === option.entry.name ? option.entry.name : textOf(head)
  const at = value ?? head
  const places = { start: head.start, end: endOf(item), nameEnd: head.end, valueStart: at.start, valueEnd: at.end }
  return new WrittenSetting(file, mannerOf(option, section, written, value !== undefined), { text, number, ...places })
}
