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
} from '../../../../grammars/xml/tokens.js'
import { spanOf } from '../../../syntax/chevrotain.js'
import type { GrammarToken } from '../../../syntax/chevrotain.js'
import { deepestNesting } from '../../../syntax/depth-guard.js'
import type { Span } from '../../../text/span.js'
import { isSecretAttribute } from '../vocabulary.js'
import { hasWords, skipBlanks, withoutBlanks } from './blank.js'
import type { FaultList } from './fault-list.js'
import { ElementNode } from './nodes.js'
import type { AttributeNode } from './nodes.js'
import { checkDoubles } from './doubles.js'
import { checkReferences, reportAmpersand, reportSectionEnds } from './entities.js'
import { createIntern, createRecent } from './intern.js'
import { createNesting } from './nesting.js'
import { checkDocType, checkInstruction, readDocType } from './prolog.js'
import { endOfTagName, readAttributes, readBrokenTag } from './tag.js'

/** The outermost element lies 0 levels deep. libxml2 draws the same line. */
const deepestLevel = deepestNesting + 1

const slash = 47

/** What the tree is built from. */
export interface TreeInput {
  readonly text: string
  readonly tokens: readonly GrammarToken[]
  readonly faults: FaultList
  /** Start tags without end tags, by name, once it is known that tags do not match; absent in the first attempt. */
  readonly balance?: Map<string, number>
}

/** A tag that was opened and not yet ended. */
interface PendingTag {
  /** Absent for an end tag. */
  readonly element?: ElementNode
  readonly name: string
  /** Where its `<` stands. */
  readonly start: number
  /** The index of its first token. */
  readonly index: number
  isOdd: boolean
}

/**
 * Builds the element tree from the tokens, reporting what is not well-formed. Never recurses; linear.
 *
 * Without `balance` it gives up, with `undefined`, at the first tag that does not match: the caller counts the tags and tries
 * again. Elements deeper than `deepestNesting` are reported once and left out of the tree.
 */
export function buildTree({ text, tokens, faults, balance }: TreeInput): ElementNode[] | undefined {
  const roots: ElementNode[] = []
  const nesting = createNesting(faults, balance, roots)
  const intern = createIntern(text)
  const tagText = { text, file: faults.file, intern, recent: createRecent(text) }
  let declared: ReadonlySet<string> | undefined = new Set()
  let pending: PendingTag | undefined
  /** The attributes of the tag that is being read; copied at its end, so that no list is longer than it need be. */
  const gathered: AttributeNode[] = []
  let isSwallowed = false
  let isBehindLess = false
  let hasDocType = false
  let hasReportedRoot = false
  let hasReportedDepth = false

  const begin = (start: number, nameEnd: number): ElementNode => {
    const tag = intern(start + 1, nameEnd)
    if (balance !== undefined) nesting.makeRoomFor(tag, start)
    const parent = nesting.current
    const element = new ElementNode(faults.file, tag, start, nameEnd, parent)
    if (parent === undefined) addRoot(element)
    else if (nesting.depth < deepestLevel) parent.addChild(element)
    else if (!hasReportedDepth) {
      hasReportedDepth = true
      faults.add('too-deep', element.span, `Element "${tag}" lies more than ${deepestNesting} levels deep`)
    }
    return element
  }

  /** Takes a start tag that is written as XML wants it, and tells where it ends. */
  const takeStartTag = (start: number): number => {
    const nameEnd = endOfTagName(text, start + 1)
    const element = begin(start, nameEnd)
    const count = readAttributes(nameEnd, gathered, tagText)
    if (count > 0) {
      element.attributes = gathered.slice(0, count)
      checkAttributes(element)
    }
    const closer = skipBlanks(text, gathered[count - 1]?.end ?? nameEnd)
    const isSelfClosing = text.charCodeAt(closer) === slash
    const end = closer + (isSelfClosing ? 2 : 1)
    element.endStartTag(end, isSelfClosing)
    if (!isSelfClosing) nesting.open(element, false)
    return end
  }

  /** Takes a run of tags; false where an end tag does not match, and the tags have not been counted. */
  const takeTags = (from: number, end: number): boolean => {
    for (let at = from; at < end; at = skipBlanks(text, at)) {
      if (text.charCodeAt(at + 1) !== slash) {
        at = takeStartTag(at)
        continue
      }
      const start = at
      at = nesting.closeMatching(text, start)
      if (at !== -1) continue
      at = text.indexOf('>', start) + 1
      const isMatched = nesting.close(text.slice(start + 2, at - 1).trimEnd(), start, at)
      if (!isMatched && balance === undefined) return false
    }
    return true
  }

  const addRoot = (element: ElementNode): void => {
    const first = roots[0]
    roots.push(element)
    if (first === undefined || hasReportedRoot) return
    hasReportedRoot = true
    faults.add('duplicate-root', element.span, `Element "${element.tag}" is a second outermost one`, {
      related: [{ at: first, message: 'the first one is here' }],
    })
  }

  const finish = (end: number, nextIndex: number, closer: 'close' | 'self' | 'none'): void => {
    if (pending === undefined) return
    const { element, name, start, index, isOdd } = pending
    pending = undefined
    const lead = element === undefined ? 2 : 1
    const nameSpan = { start: name === '' ? start : start + lead, end: start + lead + name.length }
    if (closer === 'none') {
      const shown = element === undefined ? `</${name}` : `<${name}`
      faults.add('unclosed-tag', nameSpan, `Tag "${shown}" has no ">" at its end`)
    }
    if (element === undefined) {
      finishEndTag({ name, nameSpan, words: tokens.slice(index + 1, nextIndex), span: { start, end }, closer })
      return
    }
    element.attributes = readBrokenTag(tokens.slice(index + 1, nextIndex), { faults, tag: tagText })
    checkAttributes(element)
    element.endStartTag(end, closer === 'self')
    if (closer !== 'self') nesting.open(element, isOdd || closer === 'none')
  }

  const finishEndTag = (tag: {
    readonly name: string
    readonly nameSpan: Span
    readonly words: readonly GrammarToken[]
    readonly span: Span
    readonly closer: 'close' | 'self' | 'none'
  }): void => {
    const { words, span, closer } = tag
    const [first] = words
    const isNamed = tag.name !== ''
    const name = isNamed || first?.tokenType !== nameWord ? tag.name : first.image
    const last = words[words.length - 1]
    if (first !== undefined && last !== undefined) {
      const message = isNamed ? `An end tag holds nothing but its name` : 'The name of an end tag stands right behind "</"'
      faults.add('unexpected-word', { start: spanOf(first).start, end: spanOf(last).end }, message)
    } else if (closer === 'self') {
      faults.add('unexpected-word', { start: span.end - 2, end: span.end - 1 }, 'An end tag holds nothing but its name')
    } else if (name === '') {
      faults.add('unexpected-word', { start: span.start, end: span.start + 2 }, 'An end tag has no name')
    }
    if (name !== '') nesting.close(name, span.start, span.end)
  }

  const checkAttributes = (element: ElementNode): void => {
    const { attributes } = element
    for (const attribute of attributes) {
      if (attribute.oddity !== undefined) {
        checkReferences(text, attribute.span, { faults, declared, isHidden: isSecretAttribute(attribute.name) })
      }
    }
    if (attributes.length > 1) checkDoubles(element, faults)
  }

  const addText = (span: Span): void => {
    const parent = nesting.current
    if (parent !== undefined) {
      parent.addText(span)
    } else if (!isSwallowed) {
      const where = roots.length === 0 ? 'before' : 'behind'
      faults.add('misplaced-text', withoutBlanks(text, span), `Text stands ${where} the outermost element`)
    }
  }

  const swallow = (span: Span, rule: string, message: string): void => {
    isSwallowed = true
    faults.add(rule, span, message)
  }

  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] as GrammarToken
    const { tokenType: type, startOffset: start, image } = token
    if (pending !== undefined) {
      if (type === attributeToken) continue
      if (type === tagClose || type === selfClose) {
        finish(start + image.length, index, type === tagClose ? 'close' : 'self')
        continue
      }
      if (type === startTagInTag || type === endTagInTag || type === lessInTag) {
        const before = tokens[index - 1] as GrammarToken
        finish(spanOf(before).end, index, 'none')
      } else {
        if (type === unclosedCommentInTag) isSwallowed = true
        pending.isOdd = true
        continue
      }
    }
    switch (type) {
      case tags:
        if (!takeTags(start, start + image.length)) return undefined
        break
      case startTagOpen:
      case startTagInTag: {
        const element = begin(start, start + image.length)
        pending = { element, name: element.tag, start, index, isOdd: false }
        break
      }
      case endTagOpen:
      case endTagInTag: {
        pending = { name: image.slice(2), start, index, isOdd: false }
        break
      }
      case textToken:
        if (image.includes(']]>')) reportSectionEnds(image, start, faults)
        if (!isBehindLess && hasWords(image)) addText(spanOf(token))
        break
      case cdata:
        addText(spanOf(token))
        break
      case reference:
        checkReferences(text, spanOf(token), { faults, declared })
        addText(spanOf(token))
        break
      case strayAmpersand:
        if (!isSwallowed) reportAmpersand(faults, spanOf(token))
        break
      case strayLess:
      case lessInTag:
        faults.add('unescaped-character', spanOf(token), 'Character "<" begins no tag here', {
          help: 'Remove the blank behind "<", or write "&lt;" where the character is meant.',
        })
        break
      case instruction:
        checkInstruction(token, text, faults)
        break
      case openDeclaration:
        faults.add('invalid-declaration', spanOf(token), 'The XML declaration does not end with "?>"')
        break
      case docType:
        checkDocType(token, !hasDocType && roots.length === 0, faults)
        hasDocType = true
        if (image.includes('[') || /SYSTEM|PUBLIC/.test(image)) ({ declared } = readDocType(image))
        break
      case unclosedComment:
        swallow({ start, end: start + 4 }, 'unclosed-comment', 'The comment is not closed: "-->" is missing')
        break
      case unclosedCdata:
        swallow({ start, end: start + '<![CDATA'.length }, 'unclosed-cdata', 'The CDATA section is not closed: "]]>" is missing')
        break
      case unclosedInstruction:
        swallow({ start, end: start + 2 }, 'invalid-instruction', 'The processing instruction is not closed: "?>" is missing')
        break
      default:
    }
    isBehindLess = type === strayLess || type === lessInTag
  }

  if (pending !== undefined) {
    const last = tokens[tokens.length - 1] as GrammarToken
    finish(spanOf(last).end, tokens.length, 'none')
    isSwallowed = true
  }
  if (nesting.current !== undefined && balance === undefined && !isSwallowed) return undefined
  nesting.end(text.length, isSwallowed)
  return roots
}
