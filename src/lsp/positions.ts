import type { Position, PositionEncodingKind, Range } from 'vscode-languageserver'

import type { Source } from '../text/source.js'
import type { Span } from '../text/span.js'
import { lengthOfEqualEnd, lengthOfEqualStart } from '../text/text-change.js'

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
  /** The texts that were asked for last: most of the next one is the same. */
  const last = new Map<string, WeakRef<Source>>()
  const linesOf = (source: Source): Lines => {
    let known = lines.get(source)
    if (known !== undefined) return known
    const former = last.get(source.id)?.deref()
    const before = former === undefined ? undefined : lines.get(former)
    known = (former === undefined || before === undefined ? undefined : linesAfter(former.text, before, source.text)) ?? linesIn(source.text)
    lines.set(source, known)
    last.delete(source.id)
    last.set(source.id, new WeakRef(source))
    for (const oldest of last.keys()) if (last.size > mostRemembered) last.delete(oldest)
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

const mostRemembered = 64

interface Lines {
  readonly starts: readonly number[]
  /** Each character is one unit, whatever the encoding. */
  readonly isAscii: boolean
  /** A line may end with a carriage return. */
  readonly hasReturns: boolean
}

/** Finds the lines of a text that was changed in the midst; nothing where it has to be gone through as a whole. */
function linesAfter(text: string, { starts, isAscii, hasReturns }: Lines, now: string): Lines | undefined {
  const same = lengthOfEqualStart(text, now)
  const behind = lengthOfEqualEnd(text, now, Math.min(text.length, now.length) - same)
  const written = now.slice(same, now.length - behind)
  if (hasReturns || !isAscii || !/^[\0-\f\x0e-\x7f]*$/.test(written)) return undefined
  const by = now.length - text.length
  // A line begins behind the character that ends the one before.
  const found = starts.slice(0, lineAt(starts, same) + 1)
  for (let at = written.indexOf('\n'); at !== -1; at = written.indexOf('\n', at + 1)) found.push(same + at + 1)
  const oldEnd = text.length - behind
  for (let line = lineAt(starts, oldEnd) + 1; line < starts.length; line += 1) found.push((starts[line] ?? 0) + by)
  return { starts: found, isAscii, hasReturns }
}

function linesIn(text: string): Lines {
  const starts = [0]
  const hasReturns = text.includes('\r')
  if (!hasReturns) for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  else for (const { index, 0: end } of text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length)
  return { starts, isAscii: /^[\0-\x7f]*$/.test(text), hasReturns }
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
