/** A place as people count: both from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** Knows where each line of a text begins. */
export interface LineIndex {
  readonly lineStarts: readonly number[]
  /** Offsets outside the text are clamped to it. */
  positionAt(offset: number): Position
  /** Returns the offset of a position; lines and columns outside the text are clamped to it. */
  offsetAt(position: Position): number
}

/** Indexes the lines of `text`. A line ends at `\n`; a `\r` before it belongs to the line. */
export function createLineIndex(text: string): LineIndex {
  const lineStarts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1)
  return lineIndexFrom(lineStarts, text.length)
}

/** Makes the index of a text of which only the beginnings of its lines, in order, and its length are at hand. */
export function lineIndexFrom(lineStarts: readonly number[], length: number): LineIndex {
  const startOf = (line: number): number => lineStarts[line] ?? length

  return {
    lineStarts,
    positionAt(offset) {
      const clamped = Math.max(0, Math.min(offset, length))
      let low = 0
      let high = lineStarts.length - 1
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if (startOf(middle) <= clamped) low = middle
        else high = middle - 1
      }
      return { line: low + 1, column: clamped - startOf(low) + 1 }
    },
    offsetAt({ line, column }) {
      if (line < 1) return 0
      if (line > lineStarts.length) return length
      const start = startOf(line - 1)
      const end = line < lineStarts.length ? startOf(line) : length
      return Math.max(start, Math.min(start + column - 1, end))
    },
  }
}
