import { BrokenString, QuotedString, UnclosedString } from './tokens.js'

/**
 * Cuts a text behind closing braces of its outermost blocks, so that the stretches can be parsed one after another: their
 * items are the items of the text, and no token lies over a cut. Returns the ends of the stretches, the last that of the text.
 *
 * Nothing where a brace is missing, blocks are nested deeper than `deepest`, or a section stands inside of one in which none of
 * its kind can, so that one brace is missing and another one too many: such a text has to be seen as a whole. Each stretch but the last has at least `length` UTF-16 units, by default as many as have a tree that fits into a processor's cache.
 */
export function stretchesOf(text: string, deepest: number, length = 32_768): readonly number[] | undefined {
  const ends: number[] = []
  const signs = createSignSearch(text)
  const blocks = createOpenBlocks(text, deepest)
  let cutFrom = length
  for (let at = signs.next(0); at < text.length; ) {
    let end = at + 1
    switch (text.charCodeAt(at)) {
      case leftBrace:
        if (!blocks.open(at)) return undefined
        break
      case rightBrace:
        if (!blocks.close(end)) return undefined
        if (blocks.depth() === 0 && end >= cutFrom && text.charCodeAt(end) !== byteOrderMark) {
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
  if (blocks.depth() > 0) return undefined
  if (ends[ends.length - 1] !== text.length) ends.push(text.length)
  return ends
}

/** The blocks that are open at a place of a text; each step says whether the text can still be cut. */
interface OpenBlocks {
  depth(): number
  open(brace: number): boolean
  /** Closes the innermost block; `end` is behind its brace. */
  close(end: number): boolean
}

function createOpenBlocks(text: string, deepest: number): OpenBlocks {
  let depth = 0
  /** The first word of each open block. */
  const heads: string[] = []
  /** How deep sections lie that cannot stand there. */
  const foreign: number[] = []
  /** How deep a block of `skip` lies, of which only the braces count. */
  let skipped = Infinity
  return {
    depth: () => depth,
    open(brace) {
      if (skipped === Infinity) {
        const head = headBefore(text, brace)
        if (head === 'skip') skipped = depth
        else if (depth > 0 && isForeignIn(heads[depth - 1], head)) foreign.push(depth)
        heads[depth] = head
      }
      depth += 1
      return depth <= deepest
    },
    close(end) {
      depth -= 1
      if (depth < 0) return false
      if (depth === skipped) skipped = Infinity
      if (depth !== foreign[foreign.length - 1]) return true
      foreign.pop()
      // Where more of the outer block follows, the section was only put into the wrong place.
      return text.charCodeAt(beyondBlanks(text, end)) !== rightBrace
    },
  }
}

/** Words whose section stands in no other one. */
const outermost: ReadonlySet<string> = new Set(['resource', 'common', 'global'])

/** Words whose section stands in a resource or `common` only. */
const inResource: ReadonlySet<string> = new Set(['on', 'floating', 'stacked-on-top-of', 'startup', 'handlers'])

/** Tells whether a section that begins with a word cannot stand in another one. In `proxy` drbdadm 9 takes any for a list of plugins. */
function isForeignIn(outer: string | undefined, head: string): boolean {
  if (outer === 'proxy') return false
  return outermost.has(head) || (inResource.has(head) && outer !== 'resource' && outer !== 'common')
}

/** Reads the first of the words before a brace: those on the line of the last one, behind any sign. */
function headBefore(text: string, brace: number): string {
  let end = brace
  while (end > 0 && isBlank(text.charCodeAt(end - 1))) end -= 1
  let start = end
  let first = end
  for (; start > 0; start -= 1) {
    const code = text.charCodeAt(start - 1)
    if (code === lineFeed || code === semicolon || code === leftBrace || code === rightBrace) break
    if (!isBlank(code)) first = start - 1
  }
  let wordEnd = first
  while (wordEnd < end && !isBlank(text.charCodeAt(wordEnd))) wordEnd += 1
  return text.slice(first, wordEnd)
}

/** Finds the first offset that is neither white space nor in a comment. */
function beyondBlanks(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    if (text.charAt(at) === '#') at = endOfLine(text, at)
    else if (isBlank(text.charCodeAt(at))) at += 1
    else break
  }
  return at
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === lineFeed || code === 13
}

const lineFeed = 0x0a
const semicolon = 0x3b
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
