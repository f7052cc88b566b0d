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
  let depth = 0
  let next = length - 1
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    // Letters and digits, which most of a text is made of.
    if (code > numberSign && code < leftBrace) continue
    if (code === leftBrace) {
      depth += 1
      if (depth > deepest) return undefined
    } else if (code === rightBrace) {
      depth -= 1
      if (depth < 0) return undefined
      if (depth === 0 && at >= next && text.charCodeAt(at + 1) !== byteOrderMark) {
        ends.push(at + 1)
        next = at + length
      }
    } else if (code === numberSign) {
      at = endOfLine(text, at) - 1
    } else if (code === quote) {
      at = endOfString(text, at) - 1
    }
  }
  if (depth > 0) return undefined
  if (ends[ends.length - 1] !== text.length) ends.push(text.length)
  return ends
}

const leftBrace = 0x7b
const rightBrace = 0x7d
const numberSign = 0x23
const quote = 0x22
/** Chevrotain passes over one at the start of what it is given. */
const byteOrderMark = 0xfeff

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end === -1 ? text.length : end
}

/** Strings as the lexer finds them, the first pattern that matches. */
const strings = new RegExp([QuotedString, BrokenString, UnclosedString].map(({ PATTERN }) => (PATTERN as RegExp).source).join('|'), 'y')

function endOfString(text: string, from: number): number {
  strings.lastIndex = from
  return strings.test(text) ? strings.lastIndex : from + 1
}
