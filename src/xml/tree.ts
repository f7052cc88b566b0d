import {
  attribute as attributeToken,
  cdata,
  docType,
  endTagInTag,
  endTagOpen,
  instruction,
  lessInTag,
  nameWord,
  openDeclaration,
  reference,
  selfClose,
  startTagInTag,
  startTagOpen,
  strayAmpersand,
  strayLess,
  tagClose,
  tags,
  text as textToken,
  unclosedCdata,
  unclosedComment,
  unclosedCommentInTag,
  unclosedInstruction,
} from '../../grammars/xml/tokens.js'
import { spanOf } from '../syntax/chevrotain.js'
import type { GrammarToken } from '../syntax/chevrotain.js'
import { deepestNesting } from '../syntax/depth-guard.js'
import type { Span } from '../text/span.js'
import { endOfTagName, readAttributes } from './attributes.js'
import type { AttributeTemplate, TagText } from './attributes.js'
import { hasWords, skipBlanks, withoutBlanks } from './blank.js'
import { readBrokenTag } from './broken-tag.js'
import { checkDoubles } from './doubles.js'
import { checkReferences, reportAmpersand, reportSectionEnds } from './entities.js'
import type { FaultList } from './fault-list.js'
import { createIntern, createRecent } from './intern.js'
import type { NameTable } from './intern.js'
import { closeMatching, createNesting, open } from './nesting.js'
import type { Balance, Nesting } from './nesting.js'
import { ElementNode } from './nodes.js'
import type { AttributeNode, Home } from './nodes.js'
import { checkDocType, checkInstruction, readDocType } from './prolog.js'
import { closeAll, closeByStartTag, closeTag, makeRoomFor, openByEndTag } from './recover.js'

/** The outermost element lies 0 levels deep. libxml2 draws the same line. */
const deepestLevel = deepestNesting + 1

const slash = 47
const greaterThan = 62

/** What the tree is built from. */
export interface TreeInput {
  readonly text: string
  readonly tokens: readonly GrammarToken[]
  readonly faults: FaultList
  readonly home: Home
  readonly names: NameTable
  /** Of a text that programs fill in: `text` has blanks in those places. */
  readonly template?: AttributeTemplate | undefined
  /** Start tags without end tags, by name, once it is known that tags do not match; absent in the first attempt. */
  readonly balance?: Balance
}

/** How a tag ends: with `>`, with `/>`, or not at all. */
type Closer = 'close' | 'self' | 'none'

/** A tag in which something is wrong, from its beginning to its end. */
interface PendingTag {
  /** Absent for an end tag. */
  readonly element?: ElementNode
  readonly name: string
  /** Where its `<` stands. */
  readonly start: number
  /** The index of its first token. */
  readonly index: number
  isOdd: boolean
  /** It begins in a tag that is not closed, and bears no name of the language: a part of that tag. */
  readonly isPart: boolean
}

/** A tree while it is being built. */
interface Building {
  readonly text: string
  readonly tokens: readonly GrammarToken[]
  readonly faults: FaultList
  readonly nesting: Nesting
  readonly tag: TagText
  /** The attributes of the tag that is being read; copied at its end, so that no list is longer than it need be. */
  readonly gathered: AttributeNode[]
  /** The file's own entities; `undefined` where they cannot be known. */
  declared: ReadonlySet<string> | undefined
  pending: PendingTag | undefined
  /** Something that is not closed has swallowed the rest of the text. */
  isSwallowed: boolean
  isBehindLess: boolean
  hasDocType: boolean
  hasReportedRoot: boolean
  /** A "<" that is the last of the text: the file was cut there. */
  lastLess?: Span
  /** Text on that side of the outermost element is reported. */
  hasReportedText?: 'before' | 'behind'
  hasReportedDepth: boolean
}

/**
 * Builds the element tree from the tokens, reporting what is not well-formed. Never recurses; linear.
 *
 * Without `balance` it gives up, with `undefined`, at the first tag that does not match: the caller counts the tags and tries
 * again. Elements deeper than `deepestNesting` are reported once and left out of the tree.
 */
export function buildTree(input: TreeInput): ElementNode[] | undefined {
  const { tokens, text, balance } = input
  const building = begin(input)
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] as GrammarToken
    if (building.pending !== undefined && staysInTag(building, building.pending, index)) continue
    if (!takeToken(building, token, index)) return undefined
    building.isBehindLess = token.tokenType === strayLess || token.tokenType === lessInTag
  }
  if (building.pending !== undefined) {
    const last = tokens[tokens.length - 1] as GrammarToken
    finishTag(building, building.pending, { end: spanOf(last).end, nextIndex: tokens.length, closer: 'none' })
    building.isSwallowed = true
  }
  const { nesting, isSwallowed } = building
  if (nesting.current !== undefined && balance === undefined && !isSwallowed) return undefined
  const before = building.faults.faults.length
  closeAll(nesting, text.length, isSwallowed)
  // What is not closed tells that the file was cut.
  if (building.lastLess !== undefined && building.faults.faults.length === before) reportLess(building, building.lastLess)
  return nesting.roots
}

function begin({ text, tokens, faults, home, names, template, balance }: TreeInput): Building {
  return {
    text,
    tokens,
    faults,
    nesting: createNesting(text, faults, { home, balance }),
    tag: { text, home, intern: createIntern(text, names), recent: createRecent(text), template },
    gathered: [],
    declared: new Set(),
    pending: undefined,
    isSwallowed: false,
    isBehindLess: false,
    hasDocType: false,
    hasReportedRoot: false,
    hasReportedDepth: false,
  }
}

/** Handles a token in a broken tag; false where the tag has ended before it, because its `>` is missing. */
function staysInTag(building: Building, pending: PendingTag, index: number): boolean {
  const { tokens } = building
  const { tokenType: type, startOffset: start, image } = tokens[index] as GrammarToken
  if (type === attributeToken) return true
  if (type === tagClose || type === selfClose) {
    const closer = type === tagClose ? 'close' : 'self'
    finishTag(building, pending, { end: start + image.length, nextIndex: index, closer })
    return true
  }
  if (type === startTagInTag || type === endTagInTag || type === lessInTag) {
    const before = tokens[index - 1] as GrammarToken
    finishTag(building, pending, { end: spanOf(before).end, nextIndex: index, closer: 'none' })
    return false
  }
  if (type === unclosedCommentInTag) building.isSwallowed = true
  pending.isOdd = true
  return true
}

/** Handles a token between tags, or the beginning of one; false where tags do not match and have not been counted. */
function takeToken(building: Building, token: GrammarToken, index: number): boolean {
  const { faults, text } = building
  const { tokenType: type, startOffset: start, image } = token
  switch (type) {
    case tags:
      return takeTags(building, start, start + image.length)
    case startTagOpen:
    case startTagInTag:
      takeTagOpen(building, token, index)
      break
    case endTagOpen:
    case endTagInTag:
      building.pending = { name: image.slice(2), start, index, isOdd: false, isPart: false }
      break
    case textToken:
      if (image.includes(']]>')) reportSectionEnds(image, start, faults)
      if (!building.isBehindLess && hasWords(image)) addText(building, spanOf(token))
      break
    case cdata:
      addText(building, spanOf(token))
      break
    case reference:
      checkReferences(text, spanOf(token), { faults, declared: building.declared })
      addText(building, spanOf(token))
      break
    case instruction:
      checkInstruction(token, text, faults)
      break
    case docType:
      takeDocType(building, token)
      break
    default:
      takeStray(building, token)
  }
  return true
}

function takeTagOpen(building: Building, { tokenType: type, startOffset: start, image }: GrammarToken, index: number): void {
  const name = building.tag.intern(start + 1, start + image.length)
  const element = beginElement(building, name, { start, end: start + image.length })
  const isPart = type === startTagInTag && !building.nesting.dialect.isElement(name)
  if (isPart) element.doubtTag()
  building.pending = { element, name, start, index, isOdd: false, isPart }
}

/** Handles what stands in no well-formed text. */
function takeStray(building: Building, token: GrammarToken): void {
  const { faults } = building
  const { tokenType: type, startOffset: start } = token
  switch (type) {
    case strayAmpersand:
      if (!building.isSwallowed) reportAmpersand(faults, spanOf(token))
      break
    case strayLess:
    case lessInTag:
      building.nesting.current?.doubtContent() // A tag was probably meant.
      if (building.nesting.current !== undefined && !hasWords(building.text.slice(start + 1, start + longestLookedAt)) && token === building.tokens.at(-1)) building.lastLess = spanOf(token)
      else reportLess(building, spanOf(token))
      break
    case openDeclaration:
      faults.add('invalid-declaration', spanOf(token), 'The XML declaration does not end with "?>"')
      break
    case unclosedComment:
      swallow(building, 'unclosed-comment', { start, end: start + 4 }, 'The comment is not closed: "-->" is missing')
      break
    case unclosedCdata: {
      const opening = { start, end: start + '<![CDATA'.length }
      swallow(building, 'unclosed-cdata', opening, 'The CDATA section is not closed: "]]>" is missing')
      break
    }
    case unclosedInstruction: {
      const opening = { start, end: start + 2 }
      swallow(building, 'invalid-instruction', opening, 'The processing instruction is not closed: "?>" is missing')
      break
    }
    default:
  }
}

function reportLess({ faults }: Building, span: Span): void {
  faults.add('unescaped-character', span, 'Character "<" begins no tag here', {
    help: 'Remove the blank behind "<", or write "&lt;" where the character is meant.',
  })
}

/** Takes a run of tags; false where an end tag does not match, and the tags have not been counted. */
function takeTags(building: Building, from: number, end: number): boolean {
  const { text, nesting } = building
  for (let at = from; at < end; at = skipBlanks(text, at)) {
    if (text.charCodeAt(at + 1) !== slash) {
      at = takeStartTag(building, at)
      continue
    }
    const start = at
    at = closeMatching(nesting, text, start)
    if (at !== -1) continue
    at = text.indexOf('>', start) + 1
    const isMatched = closeTag(nesting, text.slice(start + 2, endOfTagName(text, start + 2)), { start, end: at })
    if (!isMatched && nesting.balance === undefined) return false
  }
  return true
}

/** Takes a start tag that is written as XML wants it, and tells where it ends. */
function takeStartTag(building: Building, start: number): number {
  const { text, gathered, nesting, tag } = building
  const nameEnd = endOfTagName(text, start + 1)
  const name = tag.intern(start + 1, nameEnd)
  if (nesting.balance !== undefined) {
    const end = skipBlanks(text, nameEnd) + 1
    if (text.charCodeAt(end - 1) === greaterThan && closeByStartTag(nesting, name, { start, end })) return end
  }
  const element = beginElement(building, name, { start, end: nameEnd })
  const count = readAttributes(nameEnd, gathered, tag)
  if (count > 0) {
    element.attributes = gathered.slice(0, count)
    checkAttributes(building, element)
  }
  const closer = skipBlanks(text, gathered[count - 1]?.end ?? nameEnd)
  const isSelfClosing = text.charCodeAt(closer) === slash
  const end = closer + (isSelfClosing ? 2 : 1)
  element.endStartTag(end, isSelfClosing)
  if (!isSelfClosing) open(nesting, element)
  return end
}

/** Puts an element into the tree of which `<` and the name have been read. */
function beginElement(building: Building, name: string, { start, end: nameEnd }: Span): ElementNode {
  const { nesting, faults } = building
  if (nesting.balance !== undefined) makeRoomFor(nesting, name, start)
  const parent = nesting.current
  const element = new ElementNode(faults.file, name, start, nameEnd, parent)
  if (parent === undefined) addRoot(building, element)
  else if (nesting.depth < deepestLevel) parent.addChild(element)
  else if (!building.hasReportedDepth) {
    building.hasReportedDepth = true
    parent.doubtContent()
    faults.add('too-deep', element.span, `Element "${name}" lies more than ${deepestNesting} levels deep`)
  }
  return element
}

function addRoot(building: Building, element: ElementNode): void {
  const { nesting: { roots }, faults } = building
  const [first] = roots
  roots.push(element)
  if (first === undefined || building.hasReportedRoot) return
  building.hasReportedRoot = true
  first.doubtContent() // It was probably closed too early.
  faults.add('duplicate-root', element.span, `Element "${element.tag}" is a second outermost one`, {
    related: [
      { at: first, message: 'the first one is here' },
      ...(first.endTag === undefined ? [] : [{ at: { file: faults.file, span: first.endTag }, message: 'and ends here' }]),
    ],
  })
}

/** Where a broken tag ends. */
interface TagEnd {
  readonly end: number
  /** The index of the first token that is no word of the tag. */
  readonly nextIndex: number
  readonly closer: Closer
}

/** Takes a broken tag at its end. */
function finishTag(building: Building, pending: PendingTag, tagEnd: TagEnd): void {
  const { faults, tokens, nesting } = building
  const { element, name, start, index, isOdd, isPart } = pending
  const { end, nextIndex, closer } = tagEnd
  building.pending = undefined
  const lead = element === undefined ? 2 : 1
  const nameSpan = { start: name === '' ? start : start + lead, end: start + lead + name.length }
  const words = tokens.slice(index + 1, nextIndex)
  if (element === undefined) {
    if (closer === 'none') reportUnclosedTag(faults, `</${name}`, nameSpan)
    finishEndTag(building, { name, words, span: { start, end }, closer })
    return
  }
  const before = faults.faults.length
  readWords(building, element, words, { isUnclosed: closer === 'none', isPart })
  if (closer === 'none') {
    // A value that is not closed has taken the end of the tag along.
    const last = faults.faults.length > before ? faults.faults[faults.faults.length - 1]?.rule : undefined
    if (last === undefined || !last.endsWith('/unclosed-value')) reportUnclosedTag(faults, `<${name}`, nameSpan)
    element.doubtTag()
    element.doubtContent()
  }
  element.endStartTag(end, closer === 'self')
  if (closer === 'self') return
  open(nesting, element)
  if (isOdd || closer === 'none') nesting.doubtful.add(element)
}

/** Gives an element the attributes of its broken tag. */
function readWords(building: Building, element: ElementNode, words: readonly GrammarToken[], how: { readonly isUnclosed: boolean; readonly isPart: boolean }): void {
  const { faults, tag } = building
  const { attributes, isSound } = readBrokenTag(words, { faults, tag, ...how })
  element.attributes = attributes
  if (!isSound) element.doubtTag()
  checkAttributes(building, element)
}

function reportUnclosedTag(faults: FaultList, shown: string, span: Span): void {
  faults.add('unclosed-tag', span, `Tag "${shown}" has no ">" at its end`)
}

interface BrokenEndTag {
  readonly name: string
  readonly words: readonly GrammarToken[]
  readonly span: Span
  readonly closer: Closer
}

function finishEndTag(building: Building, tag: BrokenEndTag): void {
  const { faults, nesting } = building
  const { words, span, closer } = tag
  const [first] = words
  if (closer === 'close' && first?.tokenType === attributeToken) {
    const element = openByEndTag(nesting, tag.name, span)
    if (element !== undefined) {
      readWords(building, element, words, { isUnclosed: false, isPart: false })
      return
    }
  }
  const isNamed = tag.name !== ''
  const name = isNamed || first?.tokenType !== nameWord ? tag.name : first.image
  const last = words[words.length - 1]
  if (closer === 'none') {
    // What follows may not belong to it.
  } else if (first !== undefined && last !== undefined) {
    const message = isNamed ? `An end tag holds nothing but its name` : 'The name of an end tag stands right behind "</"'
    faults.add('unexpected-word', { start: spanOf(first).start, end: spanOf(last).end }, message)
  } else if (closer === 'self') {
    faults.add('unexpected-word', { start: span.end - 2, end: span.end - 1 }, 'An end tag holds nothing but its name')
  } else if (name === '') {
    faults.add('unexpected-word', { start: span.start, end: span.start + 2 }, 'An end tag has no name')
  }
  if (name !== '') closeTag(nesting, name, span)
}

function checkAttributes({ text, faults, declared, tag }: Building, element: ElementNode): void {
  const { attributes } = element
  for (const attribute of attributes) {
    if (attribute.oddity === undefined) continue
    const isHidden = tag.home.dialect.isSecret(attribute.name)
    checkReferences(text, attribute.span, { faults, declared, isHidden })
  }
  if (attributes.length > 1 && element.isTagSound) checkDoubles(element, faults)
}

function addText(building: Building, span: Span): void {
  const { nesting, isSwallowed, faults, text } = building
  const { current, roots } = nesting
  if (current !== undefined) {
    if (lostAttributes.test(text.slice(span.start, span.start + longestLookedAt))) doubtTagBefore(current, span)
    current.addText(span)
  } else if (!isSwallowed) {
    nesting.lostText = span
    const where = roots.length === 0 ? 'before' : 'behind'
    if (building.hasReportedText === where) return
    building.hasReportedText = where
    faults.add('misplaced-text', withoutBlanks(text, span), `Text stands ${where} the outermost element`)
  }
}

/** Attributes that stand between tags: the tag before them ended too early. */
const lostAttributes = /^[ \t\r\n]*(?:[A-Za-z_:][-A-Za-z0-9_:.]*[ \t\r\n]*)?=[ \t\r\n]*["']/
const longestLookedAt = 256

function doubtTagBefore(current: ElementNode, span: Span): void {
  const before = current.children[current.children.length - 1]
  if (current.startTagEnd === span.start) current.doubtTag()
  else if (before?.end === span.start) before.doubtTag()
}

function takeDocType(building: Building, token: GrammarToken): void {
  const { image } = token
  const isInProlog = !building.hasDocType && building.nesting.roots.length === 0
  checkDocType(token, isInProlog, building.faults)
  building.hasDocType = true
  if (image.includes('[') || /SYSTEM|PUBLIC/.test(image)) building.declared = readDocType(image).declared
}

function swallow(building: Building, rule: string, span: Span, message: string): void {
  building.isSwallowed = true
  building.faults.add(rule, span, message)
}
