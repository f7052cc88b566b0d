import {
  attribute as attributeToken,
  commentInTag,
  crowdedValue,
  equals,
  nameWord,
  openValue,
  unclosedCommentInTag,
  unclosedValue,
  valueWithLess,
  valueWord,
} from '../../../../grammars/xml/tokens.js'
import { spanOf } from '../../../syntax/chevrotain.js'
import type { GrammarToken } from '../../../syntax/chevrotain.js'
import type { FileId } from '../../../text/located.js'
import type { Span } from '../../../text/span.js'
import { isSecretAttribute } from '../vocabulary.js'
import { skipBlanks } from './blank.js'
import { decodeValue } from './entities.js'
import type { FaultList } from './fault-list.js'
import type { Intern } from './intern.js'
import { AttributeNode } from './nodes.js'

/** What stands around a name that a template fills in. */
const templateMarks: readonly (readonly [string, string])[] = [['{{', '}}'], ['<%', '%>'], ['${', '}']]
const longestMask = 256

/** Where an attribute is being read, and how its names are kept. */
export interface TagText {
  readonly text: string
  readonly file: FileId
  readonly intern: Intern
  readonly recent: Intern
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
export function readAttribute(start: number, { text, file, intern, recent }: TagText): AttributeNode {
  let at = start
  for (let code = text.charCodeAt(at); code !== 61 && code > 32; code = text.charCodeAt(at)) at += 1
  const name = intern(start, at)
  const quoteAt = skipBlanks(text, skipBlanks(text, at) + 1)
  const quote = text.charCodeAt(quoteAt)
  let isSpecial = false
  at = quoteAt + 1
  for (let code = text.charCodeAt(at); code !== quote; code = text.charCodeAt(at)) {
    if (code < 128 && isSpecialCode[code] === 1) isSpecial = true
    at += 1
  }
  const raw = recent(quoteAt + 1, at)
  const isTight = quoteAt - start === name.length + 1
  if (isTight && !isSpecial && !raw.startsWith('xxx')) return new AttributeNode(file, name, raw, quoteAt + 1, undefined)
  const decoded = decodeValue(raw)
  const isUnknown = decoded.isUnknown || isPlaceholder(decoded.value)
  return new AttributeNode(file, name, decoded.value, quoteAt + 1, { start, valueEnd: at, end: at + 1, isUnknown, isBroken: false })
}

/** Tells whether somebody else fills a value in, or a support tool has masked it. */
function isPlaceholder(value: string): boolean {
  if (value.length <= longestMask && /^(\*{3,}|x{6,})$/.test(value)) return true
  for (const [open, close] of templateMarks) {
    const at = value.indexOf(open)
    if (at !== -1 && value.includes(close, at + open.length)) return true
  }
  return /@[A-Z][A-Z0-9_]*@/.test(value)
}

/** What keeps a value from being taken as it stands: something to decode, or the look of a placeholder. */
const isSpecialCode = new Uint8Array(128)
for (const character of '&\n\r\t*{@<$') isSpecialCode[character.charCodeAt(0)] = 1

/**
 * Reads the words of a tag of which at least one is not a well-written attribute, and says what is wrong with each.
 *
 * `words` are all tokens between the tag's name and its end.
 */
export function readBrokenTag(
  words: readonly GrammarToken[],
  { faults, tag }: { readonly faults: FaultList; readonly tag: TagText },
): AttributeNode[] {
  const attributes: AttributeNode[] = []
  let junk: Span | undefined
  /** A password that breaks its tag may reach into what looks like the next attribute. */
  let isHidden = false
  const settleJunk = (): void => {
    if (junk !== undefined) reportJunk(junk, words, faults)
    junk = undefined
  }
  let index = 0
  while (index < words.length) {
    const word = words[index] as GrammarToken
    const span = spanOf(word)
    if (word.tokenType === attributeToken) {
      settleJunk()
      attributes.push(readAttribute(word.startOffset, tag))
      index += 1
    } else if (word.tokenType === nameWord) {
      settleJunk()
      const read = readOdd(words, index, { faults, isHidden })
      attributes.push(read.attribute)
      isHidden ||= isSecretAttribute(read.attribute.name)
      index = read.next
    } else if (word.tokenType === commentInTag || word.tokenType === unclosedCommentInTag) {
      settleJunk()
      faults.add('misplaced-comment', span, 'A comment stands inside of a tag')
      index += 1
    } else {
      junk = junk === undefined ? span : { start: junk.start, end: span.end }
      index += 1
    }
  }
  settleJunk()
  return attributes
}

function reportJunk(span: Span, words: readonly GrammarToken[], faults: FaultList): void {
  const text = words
    .filter(word => word.startOffset >= span.start && word.startOffset < span.end)
    .map(word => word.image)
    .join('')
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text
  // A piece of a broken password is a secret too.
  const isHidden = words.some(({ image }) => isSecretAttribute(/^[^\s=]*/.exec(image)?.[0] ?? ''))
  const what = isHidden ? 'Something else' : `Text ${JSON.stringify(shown)}`
  faults.add('unexpected-word', span, `${what} stands where an attribute or the end of the tag is expected`)
}

interface OddAttribute {
  readonly attribute: AttributeNode
  /** The index of the first word behind it. */
  readonly next: number
}

/** Reads what begins with the name of an attribute, and is not one. */
function readOdd(
  words: readonly GrammarToken[],
  index: number,
  { faults, isHidden }: { readonly faults: FaultList; readonly isHidden: boolean },
): OddAttribute {
  const nameToken = words[index] as GrammarToken
  const nameSpan = spanOf(nameToken)
  const { image: name } = nameToken
  const shown = isHidden ? 'here' : `"${name}"`
  let next = index + 1
  const make = (span: Span, end: number, raw: string): OddAttribute => ({
    attribute: new AttributeNode(faults.file, name, raw, span.start, {
      start: nameSpan.start, valueEnd: span.end, end, isUnknown: true, isBroken: true,
    }),
    next,
  })
  const none = { start: nameSpan.end, end: nameSpan.end }

  const sign = words[next]
  if (sign?.tokenType !== equals) {
    if (sign !== undefined && isQuoted(sign)) {
      faults.add('missing-equals', none, isHidden ? 'Sign "=" is missing' : `Sign "=" is missing between ${shown} and its value`)
      next += 1
      return make(inner(sign), spanOf(sign).end, sign.image.slice(1, -1))
    }
    faults.add('missing-value', nameSpan, `Attribute ${shown} has no value`)
    return make(none, nameSpan.end, '')
  }
  next += 1
  const first = words[next]
  const behindSign = spanOf(sign).end
  if (first === undefined || first.tokenType === attributeToken) {
    faults.add('missing-value', nameSpan, `Attribute ${shown} has no value`)
    return make({ start: behindSign, end: behindSign }, behindSign, '')
  }
  if (isQuoted(first)) {
    next += 1
    checkQuoted(first, name, words[next], faults)
    const { end } = spanOf(first)
    return make(inner(first), end, first.image.slice(1, -1))
  }
  if (first.tokenType === unclosedValue || first.tokenType === openValue) {
    next += 1
    const { start, end } = trimmed(first)
    const message = `The value ${isHidden ? shown : `of ${shown}`} has no closing quote`
    faults.add('unclosed-value', { start, end }, message)
    return make({ start: Math.min(start + 1, end), end }, end, first.image.slice(1))
  }
  return unquoted(words, next, { name, faults, make: (span, end, raw, after) => ({ ...make(span, end, raw), next: after }) })
}

interface Unquoted {
  readonly name: string
  readonly faults: FaultList
  make(span: Span, end: number, raw: string, after: number): OddAttribute
}

/** Reads a value without quotes: everything up to the next blank. */
function unquoted(words: readonly GrammarToken[], from: number, { name, faults, make }: Unquoted): OddAttribute {
  const first = words[from] as GrammarToken
  const { start } = spanOf(first)
  let { end } = spanOf(first)
  let raw = first.image
  let next = from + 1
  for (; next < words.length; next += 1) {
    const word = words[next] as GrammarToken
    if (word.startOffset !== end) break
    raw += word.image
    end = spanOf(word).end
  }
  const bare = raw.replace(/^["'\u2018-\u201F\u00AB\u2039\u2032\u2033]+|["'\u2018-\u201F\u00BB\u203A\u2032\u2033]+$/g, '')
  const isTypographic = /^[\u2018-\u201F\u00AB\u2039\u2032\u2033]/.test(raw)
  const message = isTypographic
    ? `The value of "${name}" stands in typographic quotes`
    : `The value of "${name}" is not in quotes`
  faults.add('unquoted-value', { start, end }, message, {
    ...(isTypographic ? { help: 'XML knows the straight quotes " and \' only.' } : {}),
    ...(/["<&]/.test(bare) || isSecretAttribute(name) ? {} : { fixes: [quoteFix(faults, { start, end }, bare)] }),
  })
  return make({ start, end }, end, bare, next)
}

function quoteFix(faults: FaultList, span: Span, bare: string) {
  return {
    title: 'Put the value in quotes',
    safety: 'safe' as const,
    edits: [{ file: faults.file, span, newText: `"${bare}"` }],
  }
}

/** Says what is wrong with a value in quotes: a raw `<` in it, or something right behind it. */
function checkQuoted(token: GrammarToken, name: string, following: GrammarToken | undefined, faults: FaultList): void {
  const { start, end } = spanOf(token)
  if (token.tokenType === valueWithLess) {
    for (let at = token.image.indexOf('<'); at !== -1; at = token.image.indexOf('<', at + 1)) {
      const span = { start: start + at, end: start + at + 1 }
      faults.add('unescaped-character', span, 'Character "<" is written as it is, where "&lt;" is needed', {
        fixes: [{ title: 'Replace "<" by "&lt;"', safety: 'safe', edits: [{ file: faults.file, span, newText: '&lt;' }] }],
      })
    }
  } else if (token.tokenType === crowdedValue) {
    const isAttribute = following?.tokenType === attributeToken || following?.tokenType === nameWord
    if (!isAttribute || following.startOffset !== end) return // What follows is reported by itself.
    const span = { start: end, end }
    faults.add('missing-space', { start: end, end: spanOf(following).end }, `A blank is missing behind the value of "${name}"`, {
      fixes: [{ title: 'Insert a blank', safety: 'safe', edits: [{ file: faults.file, span, newText: ' ' }] }],
    })
  }
}

function isQuoted(token: GrammarToken): boolean {
  return token.tokenType === valueWord || token.tokenType === valueWithLess || token.tokenType === crowdedValue
}

/** The place between the quotes. */
function inner(token: GrammarToken): Span {
  const { start, end } = spanOf(token)
  return { start: start + 1, end: end - 1 }
}

function trimmed(token: GrammarToken): Span {
  const { start } = spanOf(token)
  return { start, end: start + token.image.replace(/[ \t\r\n]+$/, '').length }
}

