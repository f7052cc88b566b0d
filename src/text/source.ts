import { createLineIndex } from './line-index.js'
import type { LineIndex, Position } from './line-index.js'
import type { FileId } from './located.js'

/** How a file's bytes became text: in `latin1` each byte is one character. */
export type Encoding = 'utf8' | 'latin1'

/** A text and its name. */
export interface Source {
  readonly id: FileId
  readonly text: string
  readonly encoding: Encoding
  /** Built when first asked for. */
  readonly lines: LineIndex
  positionAt(offset: number): Position
}

/** Names a text. Nothing is read or indexed before it is needed. */
export function createSource(id: FileId, text: string, encoding: Encoding = 'utf8'): Source {
  return new NamedText(id, text, encoding)
}

/** A class, because each file of each host has one: what it can do is the same for all. */
class NamedText implements Source {
  #lines: LineIndex | undefined

  constructor(
    readonly id: FileId,
    readonly text: string,
    readonly encoding: Encoding,
  ) {}

  get lines(): LineIndex {
    return (this.#lines ??= createLineIndex(this.text))
  }

  positionAt(offset: number): Position {
    return this.lines.positionAt(offset)
  }
}
