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
} from '../../grammars/xml/tokens.js'
import type { Fix } from '../diagnostics/fix.js'
import { spanOf } from '../syntax/chevrotain.js'
import type { GrammarToken } from '../syntax/chevrotain.js'
import type { FileId } from '../text/located.js'
import type { Span } from '../text/span.js'
import { readAttribute } from './attributes.js'
import type { TagText } from './attributes.js'
import { skipBlanks, withoutBlanks } from './blank.js'
import type { FaultList } from './fault-list.js'
import { AttributeNode } from './nodes.js'

/** A tag that is being read, word by word. */
interface BrokenTag {
  readonly words: readonly GrammarToken[]
  readonly faults: FaultList
  readonly tag: TagText
  /** The tag has no end, as is reported: what its last word lacks may have stood there. */
  readonly isUnclosed: boolean
  /** The index of the word to be read next. */
  next: number
  /** A password that breaks its tag may reach into what looks like the next attribute. */
  isHidden: boolean
  /** Something was reported of the words before, of which these may be the rest: one slip, one finding. */
  isBehindFault: boolean
  /** Nothing was passed over so far, and no value may hold what was meant as another attribute. */
  isSound: boolean
}

/** How much of a word that belongs nowhere is shown. */
const longestShown = 40

/** What a broken tag turned out to hold. */
export interface BrokenTagWords {
  readonly attributes: AttributeNode[]
  /** Each word was understood, at least as the name of an attribute. */
  readonly isSound: boolean
}

/**
 * Reads the words of a tag of which at least one is not a well-written attribute, and says what is wrong with each.
 *
 * `words` are all tokens between the tag's name and its end. Those of a part of another tag, of which something is reported, are the rest of it.
 */
export function readBrokenTag(
  words: readonly GrammarToken[],
  { faults, tag, isUnclosed, isPart }: { readonly faults: FaultList; readonly tag: TagText; readonly isUnclosed: boolean; readonly isPart: boolean },
): BrokenTagWords {
  const attributes: AttributeNode[] = []
  const reader: BrokenTag = { words, faults, tag, isUnclosed, next: 0, isHidden: false, isBehindFault: isPart, isSound: !isPart }
  const isSecret = (name: string): boolean => tag.home.dialect.isSecret(name)
  let isJunkHidden: boolean | undefined
  // A piece of a broken password is a secret too.
  const hidesJunk = (): boolean => (isJunkHidden ??= words.some(({ image }) => isSecret(/^[^\s=]*/.exec(image)?.[0] ?? '')))
  while (reader.next < words.length) {
    const word = words[reader.next] as GrammarToken
    if (word.tokenType === attributeToken) {
      attributes.push(readAttribute(word.startOffset, tag))
      reader.isBehindFault = false
      reader.next += 1
    } else if (word.tokenType === nameWord && !isGlued(words, reader.next)) {
      const attribute = readOdd(reader)
      attributes.push(attribute)
      reader.isHidden ||= isSecret(attribute.name)
    } else if (isComment(word)) {
      report(reader, 'misplaced-comment', spanOf(word), 'A comment stands inside of a tag')
      reader.next += 1
    } else {
      reportJunk(reader, hidesJunk)
    }
  }
  return { attributes, isSound: reader.isSound }
}

/** Reports a fault of the words that are being read. */
function report(reader: BrokenTag, rule: string, span: Span, message: string): void {
  reader.faults.add(rule, span, message)
  reader.isBehindFault = true
}

/** Reports what may as well be the rest of a fault before; then it is passed over. */
function reportFirst(reader: BrokenTag, rule: string, span: Span, message: string): void {
  if (reader.isBehindFault) reader.isSound = false
  else report(reader, rule, span, message)
}

/** Tells whether a template begins in a place. */
function isFilledIn({ tag: { template, text } }: BrokenTag, offset: number): boolean {
  const start = skipBlanks(text, offset)
  return template !== undefined && start > offset && template.index.touches({ start: offset, end: offset + 1 })
}

function isComment({ tokenType }: GrammarToken): boolean {
  return tokenType === commentInTag || tokenType === unclosedCommentInTag
}

/** Tells whether a word is what is left over right behind a value, and the name of nothing. */
function isGlued(words: readonly GrammarToken[], index: number): boolean {
  const [before, word, next] = [words[index - 1], words[index], words[index + 1]]
  return before?.tokenType === crowdedValue && spanOf(before).end === word?.startOffset && next?.tokenType !== equals
}

/** Reports a run of words that are neither attributes nor comments. */
function reportJunk(reader: BrokenTag, isHidden: () => boolean): void {
  const { words } = reader
  const { start } = spanOf(words[reader.next] as GrammarToken)
  reader.isSound = false
  let end = start
  let text = ''
  for (; reader.next < words.length; reader.next += 1) {
    const word = words[reader.next] as GrammarToken
    if (word.tokenType === attributeToken || isComment(word)) break
    if (word.tokenType === nameWord && word.startOffset !== end) break
    ;({ end } = spanOf(word))
    if (text.length <= longestShown) text += word.image
  }
  if (reader.isUnclosed && reader.next === words.length) return // The tag has no end, as is reported.
  if (reader.tag.template?.index.touches({ start, end }) === true) return // Half of a name or a value that is filled in.
  const shown = text.length > longestShown ? `${text.slice(0, longestShown)}…` : text
  const what = isHidden() ? 'Something else' : `Text ${JSON.stringify(shown)}`
  reportFirst(reader, 'unexpected-word', { start, end }, `${what} stands where an attribute or the end of the tag is expected`)
}

/** The value of an attribute that is not well written, as far as there is one. */
interface OddValue {
  /** The value without its quotes. */
  readonly span: Span
  /** Where the attribute ends. */
  readonly end: number
  readonly raw: string
}

/** Reads what begins with the name of an attribute, and is not one. */
function readOdd(reader: BrokenTag): AttributeNode {
  const nameToken = reader.words[reader.next] as GrammarToken
  const { start, end: nameEnd } = spanOf(nameToken)
  reader.next += 1
  const { span, end, raw } = readOddValue(reader, nameToken.image, { start, end: nameEnd })
  const oddity = { start, valueEnd: span.end, end, isUnknown: true, isBroken: true }
  return new AttributeNode(reader.tag.home, nameToken.image, raw, span.start, oddity)
}

/** Reads what stands behind the name of an attribute, and says what is wrong with it. */
function readOddValue(reader: BrokenTag, name: string, nameSpan: Span): OddValue {
  const { words } = reader
  const sign = words[reader.next]
  if (sign?.tokenType !== equals) return readWithoutEquals(reader, name, nameSpan)
  reader.next += 1
  const first = words[reader.next]
  if (isFilledIn(reader, spanOf(sign).end)) return nothingAt(spanOf(sign).end)
  if (first === undefined || first.tokenType === attributeToken) {
    if (first !== undefined || !reader.isUnclosed) reportFirst(reader, 'missing-value', nameSpan, `Attribute ${shownName(reader, name)} has no value`)
    return nothingAt(spanOf(sign).end)
  }
  if (isQuoted(first)) {
    reader.next += 1
    checkQuoted(first, name, reader)
    return quotedValue(first)
  }
  if (first.tokenType === unclosedValue || first.tokenType === openValue) {
    reader.next += 1
    reader.isSound = false
    const { start, end } = trimmed(first)
    const whose = reader.isHidden ? 'here' : `of "${name}"`
    report(reader, 'unclosed-value', { start, end }, `The value ${whose} has no closing quote`)
    return { span: { start: Math.min(start + 1, end), end }, end, raw: first.image.slice(1) }
  }
  return readUnquoted(reader, name)
}

/** Reads a value that no `=` precedes, or nothing. */
function readWithoutEquals(reader: BrokenTag, name: string, nameSpan: Span): OddValue {
  const { words, isHidden } = reader
  const value = words[reader.next]
  if (value === undefined || !isQuoted(value)) {
    if (value !== undefined || !reader.isUnclosed) reportFirst(reader, 'missing-value', nameSpan, `Attribute ${shownName(reader, name)} has no value`)
    return nothingAt(nameSpan.end)
  }
  reader.next += 1
  reader.isSound = false // The sign may be missing because the name is another one.
  const place = { start: nameSpan.end, end: nameSpan.end }
  reportFirst(reader, 'missing-equals', place, isHidden ? 'Sign "=" is missing' : `Sign "=" is missing between "${name}" and its value`)
  return quotedValue(value)
}

/** Reads a value without quotes: everything up to the next blank. */
function readUnquoted(reader: BrokenTag, name: string): OddValue {
  const { words, faults, tag } = reader
  const first = words[reader.next] as GrammarToken
  const { start } = spanOf(first)
  let { end } = spanOf(first)
  let raw = first.image
  for (reader.next += 1; reader.next < words.length; reader.next += 1) {
    const word = words[reader.next] as GrammarToken
    if (word.startOffset !== end) break
    raw += word.image
    end = spanOf(word).end
  }
  const bare = raw.replace(/^["']+|["']+$/g, '')
  const isPlain = !/["<&]/.test(bare) && !tag.home.dialect.isSecret(name)
  faults.add('unquoted-value', { start, end }, `The value of "${name}" is not in quotes`, {
    ...(isPlain ? { fixes: [quoteFix(faults.file, { start, end }, bare)] } : {}),
  })
  return { span: { start, end }, end, raw: bare }
}

function quoteFix(file: FileId, span: Span, bare: string): Fix {
  return { title: 'Put the value in quotes', safety: 'safe', edits: [{ file, span, newText: `"${bare}"` }] }
}

/** Says what is wrong with a value in quotes: a raw `<` in it, or something right behind it. */
function checkQuoted(token: GrammarToken, name: string, { words, next: at, faults }: BrokenTag): void {
  const [following, next] = [words[at], words[at + 1]]
  const { start, end } = spanOf(token)
  if (token.tokenType === valueWithLess) {
    for (let at = token.image.indexOf('<'); at !== -1; at = token.image.indexOf('<', at + 1)) {
      const span = { start: start + at, end: start + at + 1 }
      faults.add('unescaped-character', span, 'Character "<" is written as it is, where "&lt;" is needed', {
        // Of a comment or the like that begins in a value, nobody knows how far the value goes.
        fixes: [{ title: 'Replace "<" by "&lt;"', safety: token.image[at + 1] === '!' ? 'unsafe' : 'safe', edits: [{ file: faults.file, span, newText: '&lt;' }] }],
      })
    }
  } else if (token.tokenType === crowdedValue) {
    const isAttribute = following?.tokenType === attributeToken || (following?.tokenType === nameWord && next?.tokenType === equals)
    if (!isAttribute || following.startOffset !== end) return // What follows is reported by itself.
    const span = { start: end, end }
    faults.add('missing-space', { start: end, end: spanOf(following).end }, `A blank is missing behind the value of "${name}"`, {
      fixes: [{ title: 'Insert a blank', safety: 'safe', edits: [{ file: faults.file, span, newText: ' ' }] }],
    })
  }
}

function shownName({ isHidden }: BrokenTag, name: string): string {
  return isHidden ? 'here' : `"${name}"`
}

function nothingAt(offset: number): OddValue {
  return { span: { start: offset, end: offset }, end: offset, raw: '' }
}

function quotedValue(token: GrammarToken): OddValue {
  const { start, end } = spanOf(token)
  return { span: { start: start + 1, end: end - 1 }, end, raw: token.image.slice(1, -1) }
}

function isQuoted(token: GrammarToken): boolean {
  return token.tokenType === valueWord || token.tokenType === valueWithLess || token.tokenType === crowdedValue
}

/** The place of a token without the blanks at its end. */
function trimmed(token: GrammarToken): Span {
  const { start } = spanOf(token)
  return { start, end: start + withoutBlanks(token.image, { start: 0, end: token.image.length }).end }
}
