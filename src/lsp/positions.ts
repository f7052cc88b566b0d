import type { Position, PositionEncodingKind, Range } from 'vscode-languageserver'

import type { Source } from '../text/source.js'
import type { Span } from '../text/span.js'

/** How the protocol counts places: lines end with a line feed, a carriage return or both, and characters are those of an encoding. */
export interface Positions {
  readonly encoding: PositionEncodingKind
  rangeOf(source: Source, span: Span): Range
  /** Reads a place as an offset; one outside of the text or its line is moved to their ends. */
  offsetOf(source: Source, position: Position): number
}

/** The encodings, the one that we count in first. */
export const encodings: readonly PositionEncodingKind[] = ['utf-16', 'utf-8', 'utf-32']

/** Counts in an encoding. */
export function createPositions(encoding: PositionEncodingKind): Positions {
  const lines = new WeakMap<Source, Lines>()
  const linesOf = (source: Source): Lines => {
    let known = lines.get(source)
    if (known === undefined) lines.set(source, (known = linesIn(source.text)))
    return known
  }
  const positionOf = (source: Source, offset: number): Position => {
    const { starts, isAscii } = linesOf(source)
    const line = lineAt(starts, offset)
    const start = starts[line] ?? 0
    const units = offset - start
    return { line, character: isAscii || encoding === 'utf-16' ? units : unitsIn(source.text, start, offset, encoding) }
  }
  return {
    encoding,
    rangeOf: (source, { start, end }) => ({ start: positionOf(source, start), end: positionOf(source, end) }),
    offsetOf(source, { line, character }) {
      const { text } = source
      const { starts, isAscii } = linesOf(source)
      const start = starts[line]
      if (start === undefined) return line < 0 ? 0 : text.length
      const end = endOfLine(text, start, starts[line + 1] ?? text.length + 1)
      const wanted = Math.max(0, character)
      return isAscii || encoding === 'utf-16' ? Math.min(start + wanted, end) : offsetAfter(text, start, { end, units: wanted, encoding })
    },
  }
}

interface Lines {
  readonly starts: readonly number[]
  /** Each character is one unit, whatever the encoding. */
  readonly isAscii: boolean
}

function linesIn(text: string): Lines {
  const starts = [0]
  const hasReturns = text.includes('\r')
  if (!hasReturns) for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  else for (const { index, 0: end } of text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length)
  return { starts, isAscii: /^[\0-\x7f]*$/.test(text) }
}

function lineAt(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

function endOfLine(text: string, start: number, next: number): number {
  let end = Math.min(next, text.length)
  while (end > start && (text[end - 1] === '\n' || text[end - 1] === '\r')) end -= 1
  return end
}

/** A character outside of the first plane takes two units of ours, and one or four of theirs. */
function unitsOf(code: number, encoding: PositionEncodingKind): number {
  if (encoding === 'utf-32') return 1
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

function unitsIn(text: string, start: number, end: number, encoding: PositionEncodingKind): number {
  let units = 0
  for (let at = start; at < end; ) {
    const code = text.codePointAt(at) ?? 0
    units += unitsOf(code, encoding)
    at += code > 0xffff ? 2 : 1
  }
  return units
}

function offsetAfter(text: string, start: number, { end, units, encoding }: { readonly end: number; readonly units: number; readonly encoding: PositionEncodingKind }): number {
  let left = units
  let at = start
  while (at < end) {
    const code = text.codePointAt(at) ?? 0
    left -= unitsOf(code, encoding)
    if (left < 0) return at // In the midst of a character.
    at += code > 0xffff ? 2 : 1
  }
  return end
}
