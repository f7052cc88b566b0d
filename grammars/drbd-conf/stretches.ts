import { BrokenString, QuotedString, UnclosedString } from './tokens.js'

/**
 * Cuts a text behind closing braces of its outermost blocks, so that the stretches can be parsed one after another: their
 * items are the items of the text, and no token lies over a cut. Returns the ends of the stretches, the last that of the text.
 *
 * Nothing where a brace is missing or blocks are nested deeper than `deepest`: such a text has to be seen as a whole. Each
 * stretch but the last has at least `length` UTF-16 units, by default as many as have a tree that fits into a processor's cache.
 */
export function stretchesOf(text: string, deepest: number, length = 32_768): readonly number[] | undefined {
  const ends: number[] = []
  const signs = createSignSearch(text)
  let depth = 0
  let cutFrom = length
  for (let at = signs.next(0); at < text.length; ) {
    let end = at + 1
    switch (text.charCodeAt(at)) {
      case leftBrace:
        depth += 1
        if (depth > deepest) return undefined
        break
      case rightBrace:
        depth -= 1
        if (depth < 0) return undefined
        if (depth === 0 && end >= cutFrom && text.charCodeAt(end) !== byteOrderMark) {
          ends.push(end)
          cutFrom = end + length
        }
        break
      case quote:
        end = endOfString(text, at)
        break
      default:
        end = endOfLine(text, at)
    }
    at = signs.next(end)
  }
  if (depth > 0) return undefined
  if (ends[ends.length - 1] !== text.length) ends.push(text.length)
  return ends
}

const leftBrace = 0x7b
const rightBrace = 0x7d
const quote = 0x22
/** Chevrotain passes over one at the start of what it is given. */
const byteOrderMark = 0xfeff

/**
 * Searches a text for braces, quotes and `#`, from front to back. Most of a text is none of these, and to look for each of the
 * four is several times as fast as to look at each character.
 */
function createSignSearch(text: string): { next(from: number): number } {
  let left = -1
  let right = -1
  let string = -1
  let comment = -1
  return {
    next(from) {
      if (left < from) left = indexOrEnd(text, '{', from)
      if (right < from) right = indexOrEnd(text, '}', from)
      if (string < from) string = indexOrEnd(text, '"', from)
      if (comment < from) comment = indexOrEnd(text, '#', from)
      return Math.min(left, right, string, comment)
    },
  }
}

function indexOrEnd(text: string, sign: string, from: number): number {
  const index = text.indexOf(sign, from)
  return index === -1 ? text.length : index
}

function endOfLine(text: string, from: number): number {
  return indexOrEnd(text, '\n', from)
}

/** Strings as the lexer finds them, the first pattern that matches. */
const strings = new RegExp([QuotedString, BrokenString, UnclosedString].map(({ PATTERN }) => (PATTERN as RegExp).source).join('|'), 'y')

function endOfString(text: string, from: number): number {
  strings.lastIndex = from
  return strings.test(text) ? strings.lastIndex : from + 1
}
