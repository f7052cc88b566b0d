import { deepestNesting } from '../syntax/depth-guard.js'
import { keptSpans } from '../syntax/kept-spans.js'
import { planLayout } from '../syntax/layout.js'
import type { Gap, GapPlan } from '../syntax/layout.js'
import type { ParsedFile } from '../syntax/parsed-file.js'
import { templateLines } from '../syntax/template-marks.js'
import { isSolid } from '../syntax/token.js'
import type { Token } from '../syntax/token.js'
import type { Edit } from '../text/edit.js'
import type { XmlDocument, XmlElement } from './document.js'

/** A tag that is longer than this has each attribute on a line of its own. */
const widestLine = 120

/** What the layout needs to know of a tag. */
interface TagLayout {
  readonly depth: number
  /** Every word of it is as XML wants it. */
  readonly isClean: boolean
  readonly isLong: boolean
}

/**
 * Lays a file out: two blanks a level, one tag a line, attributes in their order on the line of their tag, or one a line where
 * the tag is longer than 120 columns; at most one blank line.
 *
 * Nothing is touched inside of values, comments and CDATA sections, in elements with text, in tags that are not well-formed,
 * and on lines that a template fills in. Whoever calls this knows that the structure of the file is in no doubt (`xmlLayoutDoubt`).
 */
export function layOutXml(file: ParsedFile<unknown>, { indent = 2 }: { readonly indent?: number }): Edit[] {
  const { source, tokens } = file
  const elements = indexElements(file.ast as XmlDocument)
  const unit = ' '.repeat(indent)
  const indentOf = (depth: number): string => unit.repeat(Math.min(depth, deepestNesting))
  const tags = layoutTags(tokens, elements, indent)
  const place = createPlace(tags, elements)

  const decide = (gap: Gap): GapPlan | undefined => {
    const { before, after } = gap
    if (after === undefined) return undefined
    if (before === undefined) return after.kind === 'Instruction' && gap.text !== '' ? undefined : { breaks: 0, indent: '' }
    place.pass(before)
    const { tag, depth } = place
    if (tag !== undefined) return decideInTag(tag, after, indentOf(tag.depth + 1))
    if (place.isInText() || !isLaidOut(before) || !isLaidOut(after)) return undefined
    if (after.kind === 'Comment') {
      return gap.breaks === 0 ? { breaks: 0, indent: ' ' } : { breaks: breaksOf(gap, before), indent: indentOf(depth) }
    }
    if (isEndTag(after)) {
      const own = tags.get(after.start)?.depth ?? depth
      if (isFirst(before) && own === depth - 1) return { breaks: 0, indent: '' }
      return { breaks: 1, indent: indentOf(own) }
    }
    return { breaks: breaksOf(gap, before), indent: indentOf(tags.get(after.start)?.depth ?? depth) }
  }
  return planLayout(source.text, tokens, decide, keptSpans(templateLines(source.text)))

  /** Behind a start tag stands what is the first in its element. */
  function isFirst(before: Token): boolean {
    return before.kind === 'TagClose' && !place.isEnding
  }

  function breaksOf(gap: Gap, before: Token): number {
    return isFirst(before) ? 1 : Math.max(1, Math.min(gap.breaks, 2))
  }
}

/** Where in the document a gap stands. */
interface Place {
  /** How many elements are open behind the last tag. */
  depth: number
  /** The tag that is being passed, until its end. */
  tag: TagLayout | undefined
  /** The last tag is an end tag. */
  isEnding: boolean
  /** Takes note of the token that a gap stands behind. */
  pass(token: Token): void
  /** The innermost open element holds text. */
  isInText(): boolean
}

function createPlace(tags: ReadonlyMap<number, TagLayout>, elements: ElementIndex): Place {
  const holdsText: boolean[] = []
  const place: Place = {
    depth: 0,
    tag: undefined,
    isEnding: false,
    pass(token) {
      if (isTagStart(token)) {
        const tag = tags.get(token.start)
        place.tag = tag
        place.isEnding = isEndTag(token)
        if (!place.isEnding && tag !== undefined) holdsText[tag.depth] = (elements.get(token.start)?.texts.length ?? 0) > 0
      } else if (place.tag !== undefined && (token.kind === 'TagClose' || token.kind === 'SelfClose')) {
        place.depth = token.kind === 'TagClose' && !place.isEnding ? place.tag.depth + 1 : place.tag.depth
        place.tag = undefined
      }
    },
    isInText: () => holdsText[place.depth - 1] === true,
  }
  return place
}

function decideInTag({ isClean, isLong }: TagLayout, after: Token, indent: string): GapPlan | undefined {
  if (!isClean) return undefined
  if (after.kind !== 'Name') return { breaks: 0, indent: '' }
  return isLong ? { breaks: 1, indent } : { breaks: 0, indent: ' ' }
}

/** Tells whether the whitespace beside a token is ours to choose. */
function isLaidOut({ kind }: Token): boolean {
  return (
    kind === 'TagClose' ||
    kind === 'SelfClose' ||
    kind === 'StartTagOpen' ||
    kind === 'EndTagOpen' ||
    kind === 'Comment' ||
    kind === 'Instruction' ||
    kind === 'DocType'
  )
}

function isTagStart({ kind }: Token): boolean {
  return kind === 'StartTagOpen' || kind === 'StartTagInTag' || kind === 'EndTagOpen' || kind === 'EndTagInTag'
}

function isEndTag({ kind }: Token): boolean {
  return kind === 'EndTagOpen' || kind === 'EndTagInTag'
}

interface ElementIndex {
  /** Finds the element whose start tag begins at an offset. */
  get(offset: number): XmlElement | undefined
  /** Finds how deep the tag lies that begins at an offset. */
  depthAt(offset: number): number | undefined
}

function indexElements(document: XmlDocument): ElementIndex {
  const byStart = new Map<number, XmlElement>()
  const depths = new Map<number, number>()
  const add = (element: XmlElement, depth: number): void => {
    byStart.set(element.startTag.start, element)
    depths.set(element.startTag.start, depth)
    if (element.endTag !== undefined) depths.set(element.endTag.start, depth)
    for (const child of element.children) add(child, depth + 1)
  }
  for (const root of document.roots) add(root, 0)
  return { get: offset => byStart.get(offset), depthAt: offset => depths.get(offset) }
}

/** What stands behind each part of an attribute. */
const followers: Readonly<Record<string, string>> = { Name: 'Equals', Equals: 'Value', Value: 'Name' }

/** Measures every tag: how deep it lies, whether it is clean, whether it fits on a line. */
function layoutTags(tokens: readonly Token[], elements: ElementIndex, indent: number): Map<number, TagLayout> {
  const tags = new Map<number, TagLayout>()
  let start: Token | undefined
  let depth = 0
  let width = 0
  let isClean = true
  let expected = 'Name'
  const settle = (closer: Token | undefined): void => {
    if (start === undefined) return
    if (expected !== 'Name') isClean = false
    const isEnd = isEndTag(start)
    const own = elements.depthAt(start.start) ?? depth
    const columns = own * indent + (start.end - start.start) + width + (closer === undefined ? 0 : closer.end - closer.start)
    tags.set(start.start, { depth: own, isClean: isClean && closer !== undefined, isLong: columns > widestLine })
    depth = isEnd || closer?.kind === 'SelfClose' ? own : own + 1
    start = undefined
  }
  for (const token of tokens) {
    if (!isSolid(token)) continue
    if (isTagStart(token)) {
      settle(undefined)
      start = token
      width = 0
      isClean = true
      expected = 'Name'
    } else if (start === undefined) continue
    else if (token.kind === 'TagClose' || token.kind === 'SelfClose') settle(token)
    else {
      width += token.end - token.start + (token.kind === 'Name' ? 1 : 0)
      if (isEndTag(start) || token.kind !== expected) isClean = false
      expected = followers[token.kind] ?? 'Name'
    }
  }
  settle(undefined)
  return tags
}
