import type { KeptSpans } from '../syntax/kept-spans.js'
import { misleadingIn } from '../text/misleading.js'
import { skipBlanks } from './blank.js'
import { decodeValue } from './entities.js'
import type { Intern } from './intern.js'
import { AttributeNode } from './nodes.js'
import type { Home } from './nodes.js'

const longestMask = 256

/** The text with its marks of templates, and where they are. */
export interface AttributeTemplate {
  readonly original: string
  readonly index: KeptSpans
}

/** Where an attribute is being read, and how its names are kept. */
export interface TagText {
  readonly text: string
  readonly home: Home
  readonly intern: Intern
  readonly recent: Intern
  /** Where a program fills the text in; `text` has blanks there. */
  readonly template: AttributeTemplate | undefined
}

/**
 * Reads the attributes of a start tag that is written as XML wants it; `from` is behind its name.
 *
 * The tag's form is known to be right, so that nothing is checked here.
 */
export function readAttributes(from: number, into: AttributeNode[], tag: TagText): number {
  const { text } = tag
  let count = 0
  let at = skipBlanks(text, from)
  for (let code = text.charCodeAt(at); code !== 62 && code !== 47; code = text.charCodeAt(at)) {
    const attribute = readAttribute(at, tag)
    into[count] = attribute
    count += 1
    at = skipBlanks(text, attribute.end)
  }
  return count
}

/** Finds the end of the name of a well-written tag that begins at `start`. */
export function endOfTagName(text: string, start: number): number {
  let at = start
  for (let code = text.charCodeAt(at); code > 32 && code !== 47 && code !== 62; code = text.charCodeAt(at)) at += 1
  return at
}

/** Reads the attribute at a place where it is written as XML wants it. */
export function readAttribute(start: number, { text, home, intern, recent, template }: TagText): AttributeNode {
  let at = start
  for (let code = text.charCodeAt(at); code !== 61 && code > 32; code = text.charCodeAt(at)) at += 1
  const name = intern(start, at)
  const quoteAt = skipBlanks(text, skipBlanks(text, at) + 1)
  const quote = text.charCodeAt(quoteAt)
  let isSpecial = false
  let isForeign = false
  at = quoteAt + 1
  for (let code = text.charCodeAt(at); code !== quote; code = text.charCodeAt(at)) {
    if (code >= 128) isForeign = true
    else if (isSpecialCode[code] === 1) isSpecial = true
    at += 1
  }
  if (template?.index.touches({ start: quoteAt + 1, end: at }) === true) {
    const value = template.original.slice(quoteAt + 1, at)
    return new AttributeNode(home, name, value, quoteAt + 1, { start, valueEnd: at, end: at + 1, isUnknown: true, isBroken: false })
  }
  const raw = recent(quoteAt + 1, at)
  const isTight = quoteAt - start === name.length + 1
  const isMisleading = isForeign && !home.dialect.isSecret(name) && misleadingIn(raw, { start: 0, end: raw.length }).length > 0
  if (isTight && !isSpecial && !isMisleading && !raw.startsWith('xxx')) return new AttributeNode(home, name, raw, quoteAt + 1, undefined)
  const decoded = decodeValue(raw)
  const isUnknown = decoded.isUnknown || isMisleading || isPlaceholder(decoded.value)
  return new AttributeNode(home, name, decoded.value, quoteAt + 1, { start, valueEnd: at, end: at + 1, isUnknown, isBroken: false, isMisleading })
}

/** Tells whether somebody else fills a value in, or a support tool has masked it. */
function isPlaceholder(value: string): boolean {
  if (value.length <= longestMask && /^(\*{3,}|x{6,})$/.test(value)) return true
  return /@[A-Z][A-Z0-9_]*@/.test(value)
}

/** What keeps a value from being taken as it stands: something to decode, or the look of a placeholder. */
const isSpecialCode = new Uint8Array(128)
for (const character of '&\n\r\t*@') isSpecialCode[character.charCodeAt(0)] = 1
