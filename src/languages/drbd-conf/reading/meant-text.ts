import { templateMarks } from '../../../syntax/template-marks.js'
import { lookAlikeOf } from '../../../text/look-alikes.js'
import type { LookAlikeAt } from '../../../text/look-alikes.js'
import { misleadingIn } from '../../../text/misleading.js'
import { spanFrom } from '../../../text/span.js'
import type { Span } from '../../../text/span.js'

/** A place that a program fills in: with a value, or with whatever lines a loop or a condition makes of it. */
export interface FilledPlace {
  readonly span: Span
  readonly isControl: boolean
}

/** A character that is not what it looks like. */
export interface MisleadingCharacter extends LookAlikeAt {
  /** A quote that nothing closes: nobody knows where its string ends. */
  readonly isLone: boolean
}

/** A text as its author means it: what looks like a quote, a blank or a `;` is one, and what is to be filled in is a word. */
export interface MeantText {
  readonly text: string
  /** Outside of strings and comments, in order. */
  readonly misleading: readonly MisleadingCharacter[]
  /** What is to be filled in, in strings too, but not in comments, in order. */
  readonly places: readonly FilledPlace[]
  /** Gives the offset in the file of an offset in `text`. */
  offsetOf(offset: number): number
}

/** Reads a text as its author means it; nothing where all of it is what it looks like. Takes time linear in its length. */
export function meantTextOf(text: string): MeantText | undefined {
  if (!suspicious.test(text)) return undefined
  const draft = new Draft(text)
  for (let at = nextInteresting(text, 0); at < text.length; ) at = nextInteresting(text, Math.max(draft.take(at), at + 1))
  return draft.finish()
}

/** Nearly no file has anything of this; what a string or a comment hides is sorted out later. */
const suspicious = /[^\u0000-\u007f]|'|\{[{%#]|<%|\$[{A-Z]|@[A-Za-z_]/

/** Everything with which a look-alike, a mark, a string or a comment may begin. */
const interesting = /[^\u0000-\u007f]|["'#{<$@]/g

function nextInteresting(text: string, from: number): number {
  interesting.lastIndex = from
  return interesting.test(text) ? interesting.lastIndex - 1 : text.length
}

const comment = /#[^\n]*/y
const string = /"(?:[^"\\\n]|\\[^\n])*"/y
/** A string that ends with another quote than it began with, in front of what ends a statement or opens a block. */
const halfString = /"[^"\\\n\u201c-\u201f\uff02]*[\u201c-\u201f\uff02](?=[ \t]*[;{}])/y
const restOfLine = /[^\n]*/y
/** What may stand between quotes that look alike, and the quote that ends it. */
const quoted = /[^\n"\u00ab\u00bb\u201c-\u201f\u2033\u2036\u301d-\u301f\uff02]*["\u00ab\u00bb\u201c-\u201f\u2033\u2036\u301d-\u301f\uff02]/y
const singleQuoted = /[^\n;{}'"\u2018-\u201b\u2032\u2035\uff07]*['\u2018-\u201b\u2032\u2035\uff07]/y
const foreignWord = /[^\s;{}"#\u00ab\u00bb\u2018-\u201f\u2032\u2033\u2035\u2036\u301d-\u301f\uff02\uff07]+/y
const atMark = /@[A-Za-z_]\w*@/y
const variable = /\$[A-Z][A-Z0-9_]*/y

/** Finds where a pattern that begins at an offset ends; nothing where it does not match there. */
function endOfMatch(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : undefined
}

/** The meant text while it is made. */
class Draft {
  readonly #text: string
  readonly #marks: readonly FilledPlace[]
  readonly #hasFirmMarks: boolean
  #nextMark = 0
  readonly #pieces: string[] = []
  readonly #misleading: MisleadingCharacter[] = []
  readonly #places: FilledPlace[] = []
  /** From which offset of the meant text on the file is how far ahead. */
  readonly #shifts: { readonly from: number; readonly add: number }[] = []
  #done = 0
  #length = 0

  constructor(text: string) {
    this.#text = text
    this.#marks = marksIn(text)
    this.#hasFirmMarks = this.#marks.length > 0 || /@[A-Za-z_]\w*@/.test(text)
  }

  /** Takes what begins at an offset and returns where it ends. */
  take(at: number): number {
    const text = this.#text
    while ((this.#marks[this.#nextMark]?.span.start ?? Infinity) < at) this.#nextMark += 1
    const mark = this.#marks[this.#nextMark]
    if (mark?.span.start === at) return this.#fill(mark)
    switch (text[at]) {
      case '#':
        return endOfMatch(comment, text, at) ?? at
      case '"':
        return this.#takeString(at)
      case "'":
        return this.#takeSingleQuoted(at, { kind: 'single-quote', name: 'apostrophe', meant: '"', codePoint: 0x27, start: at, end: at + 1 })
      case '@':
        return this.#fillTo(at, endOfMatch(atMark, text, at))
      case '$':
        return this.#fillTo(at, this.#hasFirmMarks ? endOfMatch(variable, text, at) : undefined)
      case '{':
      case '<':
        return at + 1
      default:
        return this.#takeForeign(at)
    }
  }

  #takeString(at: number): number {
    const text = this.#text
    const half = endOfMatch(halfString, text, at)
    const end = half ?? endOfMatch(string, text, at)
    // A string that is not closed is reported as that.
    if (end === undefined) return endOfMatch(restOfLine, text, at) ?? at
    for (let mark = this.#marks[this.#nextMark]; mark !== undefined && mark.span.start < end; mark = this.#marks[this.#nextMark]) {
      // In a command for a shell `${…}` is its own.
      if (!text.startsWith('${', mark.span.start)) this.#places.push(mark)
      this.#nextMark += 1
    }
    if (half !== undefined) this.#putAt(half - 1)
    return end
  }

  #takeSingleQuoted(at: number, opening: LookAlikeAt): number {
    const text = this.#text
    const end = endOfMatch(singleQuoted, text, at + 1)
    if (end === undefined) return at + 1
    this.#put({ ...opening, meant: '"', isLone: false })
    this.#put({ ...opening, ...this.#lookAlikeAt(end - 1), meant: '"', start: end - 1, end, isLone: false })
    return end
  }

  #takeForeign(at: number): number {
    const text = this.#text
    const found = this.#lookAlikeAt(at)
    if (found?.kind === 'double-quote') {
      const end = endOfMatch(quoted, text, found.end)
      this.#put({ ...found, meant: end === undefined ? '' : '"', isLone: end === undefined })
      if (end === undefined) return found.end
      if (text[end - 1] !== '"') this.#putAt(end - 1)
      return end
    }
    if (found?.kind === 'single-quote') return this.#takeSingleQuoted(at, found)
    const end = endOfMatch(foreignWord, text, at)
    // White space of another kind stands alone.
    if (end === undefined) return found === undefined ? at + 1 : this.#put({ ...found, isLone: false })
    for (const character of misleadingIn(text, { start: this.#wordStart(at), end })) this.#put({ ...character, isLone: false })
    return end
  }

  /** Finds where the word around an offset begins, before its first character that is not ASCII. */
  #wordStart(at: number): number {
    let start = at
    while (start > this.#done && /[A-Za-z0-9/._-]/.test(this.#text[start - 1] ?? '')) start -= 1
    return start
  }

  #lookAlikeAt(at: number): LookAlikeAt | undefined {
    const codePoint = this.#text.codePointAt(at) ?? 0
    const found = lookAlikeOf(codePoint)
    return found === undefined ? undefined : { ...found, codePoint, start: at, end: at + (codePoint > 0xffff ? 2 : 1) }
  }

  #putAt(at: number): void {
    const found = this.#lookAlikeAt(at)
    if (found !== undefined) this.#put({ ...found, meant: '"', isLone: false })
  }

  #put(character: MisleadingCharacter): number {
    this.#misleading.push(character)
    this.#replace(character, character.meant === '\n' ? ' ' : character.meant)
    return character.end
  }

  #fill(place: FilledPlace): number {
    const { start, end } = place.span
    this.#places.push(place)
    this.#replace(place.span, (place.isControl ? ' ' : '_').repeat(end - start))
    return end
  }

  #fillTo(start: number, end: number | undefined): number {
    return end === undefined ? start + 1 : this.#fill({ span: spanFrom(start, end), isControl: false })
  }

  #replace({ start, end }: Span, meant: string): void {
    const before = this.#text.slice(this.#done, start)
    this.#pieces.push(before, meant)
    this.#length += before.length + meant.length
    this.#done = end
    if (meant.length !== end - start) this.#shifts.push({ from: this.#length, add: end - this.#length })
  }

  finish(): MeantText | undefined {
    if (this.#misleading.length === 0 && this.#places.length === 0) return undefined
    this.#pieces.push(this.#text.slice(this.#done))
    const shifts = this.#shifts
    return {
      text: this.#pieces.join(''),
      misleading: this.#misleading,
      places: this.#places,
      offsetOf: offset => offset + shiftAt(shifts, offset),
    }
  }
}

/** Lists marks that could not be words of a file, in order. */
function marksIn(text: string): readonly FilledPlace[] {
  const marks: FilledPlace[] = []
  for (const { span, opening } of templateMarks(text)) {
    if (!/^(?:\{[{%#]|<%|\$\{)$/.test(opening)) continue
    const isControl = opening === '{%' || opening === '{#' || (opening === '<%' && text[span.start + 2] !== '=')
    marks.push({ span, isControl })
  }
  return marks
}

function shiftAt(shifts: readonly { readonly from: number; readonly add: number }[], offset: number): number {
  let low = 0
  let high = shifts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((shifts[middle]?.from ?? Infinity) <= offset) low = middle + 1
    else high = middle
  }
  return shifts[low - 1]?.add ?? 0
}
