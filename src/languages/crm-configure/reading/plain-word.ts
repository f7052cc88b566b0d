import type { FileId } from '../../../text/located.js'
import type { Span } from '../../../text/span.js'
import type { Word } from '../ast.js'

const noJoins: readonly Span[] = []

/** A word that stands in the text letter by letter, as nearly all do: of a million bytes there are 150,000. */
export class PlainWord implements Word {
  constructor(
    readonly file: FileId,
    readonly value: string,
    private readonly start: number,
  ) {}

  get kind(): 'Word' {
    return 'Word'
  }

  get span(): Span {
    return { start: this.start, end: this.start + this.value.length }
  }

  get places(): undefined {
    return undefined
  }

  get openQuote(): undefined {
    return undefined
  }

  get joins(): readonly Span[] {
    return noJoins
  }
}
