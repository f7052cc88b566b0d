import { createLineIndex } from './line-index.js'
import type { LineIndex, Position } from './line-index.js'
import type { FileId } from './located.js'

/** A text and its name. */
export interface Source {
  readonly id: FileId
  readonly text: string
  /** Built when first asked for. */
  readonly lines: LineIndex
  positionAt(offset: number): Position
}

/** Names a text. Nothing is read or indexed before it is needed. */
export function createSource(id: FileId, text: string): Source {
  let lines: LineIndex | undefined
  return {
    id,
    text,
    get lines() {
      return (lines ??= createLineIndex(text))
    },
    positionAt(offset) {
      return this.lines.positionAt(offset)
    },
  }
}
