import { deepestNesting } from '../syntax/depth-guard.js'
import { counted } from '../text/quantity.js'
import type { Span } from '../text/span.js'
import { skipBlanks, withoutBlanks } from './blank.js'
import { bump, leave, open } from './nesting.js'
import type { XmlDialect } from './dialect.js'
import type { Balance, Nesting } from './nesting.js'
import { ElementNode } from './nodes.js'

// What to make of tags that do not match. A name with more start tags than end tags was left open: the element is reported.
// One with more end tags has one too many: the end tag is. Where both counts are even, tags are crossed.

/**
 * Closes elements that have no end tag, where `tag` can only stand behind them; opens one that has no start tag, where `tag`
 * at `offset` can only stand in it. Does nothing until the tags have been counted.
 */
export function makeRoomFor(nesting: Nesting, tag: string, offset: number): void {
  const { balance } = nesting
  if (balance === undefined) return
  closeLeftOpen(nesting, tag)
  const { current, dialect } = nesting
  if (current === undefined) {
    const { outermost } = dialect
    const isWithout = nesting.roots.length === 0 && tag !== outermost && (balance.get(outermost) ?? 0) < 0
    if (isWithout && dialect.mayHold(outermost, tag)) openHeadless(nesting, outermost, offset)
    return
  }
  if (nesting.depth >= deepestNesting || dialect.mayHold(current.tag, tag)) return
  for (const missing of nesting.counted) {
    if ((balance.get(missing) ?? 0) < 0 && dialect.mayHold(current.tag, missing) && dialect.mayHold(missing, tag)) {
      openHeadless(nesting, missing, offset)
      return
    }
  }
}

/**
 * Takes a start tag without attributes for the end tag that it was meant to be: `<x><y/><x>`; false where it is none.
 *
 * Two start tags more than end tags of a name, the second one empty and right inside of the first, leave no other reading.
 */
export function closeByStartTag(nesting: Nesting, name: string, tag: Span): boolean {
  const { balance, current, dialect, faults } = nesting
  if (balance === undefined || current === undefined || current.tag !== name || (balance.get(name) ?? 0) < 2) return false
  bump(balance, name, -2)
  const at = { start: tag.start + 1, end: tag.start + 1 + name.length }
  faults.add('missing-slash', at, `Start tag "<${name}>" stands where "</${name}>" is meant: the slash is missing`, {
    related: [{ at: current, message: 'it closes this element' }],
    fixes: [
      {
        title: `Write "</${name}>"`,
        // Where something else is wrong with the tags before it, the counts may come of that.
        safety: dialect.mayHold(name, name) || faults.faults.length > 0 ? 'unsafe' : 'safe',
        edits: [{ file: faults.file, span: { start: at.start, end: at.start }, newText: '/' }],
      },
    ],
  })
  closeWith(nesting, current, tag)
  return true
}

/**
 * Opens an element by an end tag that was meant as its start tag: `</x><y/></x>`; `undefined` where it is none.
 *
 * There are two end tags more than start tags of the name, none of its elements is open, and one may stand here.
 */
export function openByEndTag(nesting: Nesting, name: string, tag: Span): ElementNode | undefined {
  const { balance, current, dialect, faults, home, openCount, roots } = nesting
  if (balance === undefined || (balance.get(name) ?? 0) > -2 || (openCount.get(name) ?? 0) > 0) return undefined
  if (!dialect.isElement(name)) return undefined
  const fits = current === undefined ? roots.length === 0 && name === dialect.outermost : dialect.mayHold(current.tag, name)
  if (!fits) return undefined
  bump(balance, name, 2)
  const slash = { start: tag.start + 1, end: tag.start + 2 }
  faults.add('unexpected-end-tag', nameIn(tag, name), `End tag "</${name}>" stands where "<${name}>" is meant: it has a slash too many`, {
    fixes: [{ title: `Write "<${name}>"`, safety: 'unsafe', edits: [{ file: faults.file, span: slash, newText: '' }] }],
  })
  const element = new ElementNode(home.file, name, tag.start + 1, tag.start + 2 + name.length, current)
  element.endStartTag(tag.end, false)
  if (current === undefined) roots.push(element)
  else current.addChild(element)
  open(nesting, element)
  return element
}

/** Closes the innermost elements that were left open, as long as `tag` may stand in what holds them, and not in them. */
function closeLeftOpen(nesting: Nesting, tag: string): void {
  const { dialect } = nesting
  for (let { current } = nesting; current !== undefined && isLeftOpen(nesting, current.tag); { current } = nesting) {
    const above = current.parent
    if (above === undefined || dialect.mayHold(current.tag, tag) || !dialect.mayHold(above.tag, tag)) return
    reportUnclosed(nesting, current)
    closeAt(nesting, current, lastEnd(current))
  }
}

/** Opens an element of which only the end tag is there. */
function openHeadless(nesting: Nesting, tag: string, offset: number): void {
  const { balance, current: parent, home } = nesting
  const element = new ElementNode(home.file, tag, offset, offset, parent)
  element.doubtContent() // Nobody knows what stood before this in it.
  parent?.doubtContent()
  if (parent === undefined) nesting.roots.push(element)
  else parent.addChild(element)
  if (balance !== undefined) bump(balance, tag, 1)
  open(nesting, element)
}

/** Handles an end tag; false where it does not belong to the innermost open element. */
export function closeTag(nesting: Nesting, name: string, tag: Span): boolean {
  const { current, balance } = nesting
  if (current !== undefined && current.tag === name) {
    closeWith(nesting, current, tag)
    return true
  }
  if (balance !== undefined) closeOther(nesting, balance, { name, tag })
  return false
}

/** Closes what is open at the end of the text; what an unclosed comment has swallowed may hold the end tags. */
export function closeAll(nesting: Nesting, offset: number, isSwallowed: boolean): void {
  const { doubtful, faults } = nesting
  const leftOpen: ElementNode[] = []
  for (let { current } = nesting; current !== undefined; { current } = nesting) {
    if (!isSwallowed && isLeftOpen(nesting, current.tag) && !doubtful.has(current)) leftOpen.push(current)
    current.doubtContent()
    closeAt(nesting, current, offset)
  }
  const [innermost, ...around] = leftOpen
  const rest = innermost === undefined ? offset : Math.min(offset, skipBlanks(nesting.text, lastEnd(innermost)))
  if (innermost === undefined) return
  const isOne = around.length === 0
  const others = isOne ? '' : `, nor ${around.length === 1 ? 'is' : 'are'} ${counted(around.length, 'element')} around it`
  faults.add('unclosed-element', innermost.span, `Element "${innermost.tag}" is not closed${others}`, {
    ...(isOne ? {} : { help: 'The file ends too early.' }),
    related: [...beginningAgain(nesting, innermost), { at: { file: faults.file, span: { start: rest, end: rest } }, message: 'its end tag is missing here, or before' }],
  })
}

/** An element that cannot hold another one of its name, and does: one of the two start tags is too many. */
function beginningAgain({ dialect }: Nesting, { tag, children }: ElementNode): readonly { readonly at: ElementNode; readonly message: string }[] {
  const again = dialect.mayHold(tag, tag) ? undefined : lastNamed(children, tag)
  return again === undefined ? [] : [{ at: again, message: `"${tag}" begins again here` }]
}

interface EndTag {
  readonly name: string
  readonly tag: Span
}

/** Handles an end tag that does not belong to the innermost open element. */
function closeOther(nesting: Nesting, balance: Balance, endTag: EndTag): void {
  const { current, expected, openCount } = nesting
  const { name } = endTag
  const hasTooMany = (balance.get(name) ?? 0) < 0
  if ((expected.get(name) ?? 0) > 0) bump(expected, name, -1)
  else if ((openCount.get(name) ?? 0) > 0) {
    if (hasTooMany && !isAnyLeftOpen(nesting, name)) reportExtra(nesting, endTag)
    else closeThrough(nesting, endTag)
  } else if (openByEndTag(nesting, name, endTag.tag) !== undefined) return
  else if (current !== undefined && isLeftOpen(nesting, current.tag) && hasTooMany) closeRenamed(nesting, current, endTag)
  else reportExtra(nesting, endTag)
}

/** The start tag and the end tag of one element bear different names: the one that is no word of the language is wrong. */
function closeRenamed(nesting: Nesting, element: ElementNode, { name, tag }: EndTag): void {
  const { balance, dialect, faults, openCount } = nesting
  if (balance !== undefined) {
    bump(balance, element.tag, -1)
    bump(balance, name, 1)
  }
  const at = nameIn(tag, name)
  if (dialect.isElement(name) === dialect.isElement(element.tag)) element.parent?.doubtContent()
  if (dialect.isElement(name) && !dialect.isElement(element.tag)) {
    faults.add('mismatched-end-tag', element.span, `Element "${element.tag}" ends with "</${name}>"`, {
      related: [{ at: { file: faults.file, span: at }, message: 'its end tag is here' }],
    })
    // A part of the name may stand before its "<".
    if (element.parent?.texts.at(-1)?.end === element.start) element.parent.doubtContent()
    bump(openCount, element.tag, -1)
    element.tag = name
    bump(openCount, name, 1)
  } else {
    faults.add('mismatched-end-tag', at, `End tag "</${name}>" closes the element "${element.tag}"`, {
      related: [{ at: element, message: 'its start tag is here' }],
    })
  }
  closeWith(nesting, element, tag)
}

/** Closes every element up to and including the innermost one of a name. */
function closeThrough(nesting: Nesting, { name, tag }: EndTag): void {
  const { faults, expected } = nesting
  let hasReportedCrossing = false
  for (let { current } = nesting; current !== undefined; { current } = nesting) {
    if (hasReportedCrossing) current.doubtContent()
    if (current.tag === name) {
      closeWith(nesting, current, tag)
      // What belongs into the elements that were closed too early stands in this one.
      if (hasReportedCrossing) nesting.current?.doubtContent()
      return
    }
    if (isLeftOpen(nesting, current.tag)) reportUnclosed(nesting, current)
    else {
      current.doubtContent()
      bump(expected, current.tag, 1)
      if (!hasReportedCrossing) {
        faults.add('mismatched-end-tag', nameIn(tag, name), `End tag "</${name}>" stands inside of the element "${current.tag}"`, {
          related: [{ at: current, message: `"${current.tag}" begins here` }],
        })
      }
      hasReportedCrossing = true
    }
    closeAt(nesting, current, tag.start)
  }
}

function reportExtra({ balance, current, faults, text }: Nesting, { name, tag }: EndTag): void {
  current?.doubtContent()
  const rest = current?.texts[current.texts.length - 1]
  const before = lastNamed(current?.children ?? [], name)?.endTag
  if (balance !== undefined) bump(balance, name, 1)
  const related = [
    ...(rest === undefined ? [] : [{ at: { file: faults.file, span: withoutBlanks(text, rest) }, message: 'this may be what is left of its start tag' }]),
    ...(rest !== undefined || before === undefined ? [] : [{ at: { file: faults.file, span: before }, message: 'the element of that name ends here' }]),
  ]
  faults.add('unexpected-end-tag', nameIn(tag, name), `End tag "</${name}>" has no start tag`, related.length === 0 ? {} : { related })
}

/** Looks back for an element of a name. */
function lastNamed(elements: readonly ElementNode[], name: string): ElementNode | undefined {
  for (let index = elements.length - 1; index >= Math.max(0, elements.length - mostLookedAt); index -= 1) if (elements[index]?.tag === name) return elements[index]
  return undefined
}

const lessThan = 60

function reportUnclosed({ balance, doubtful, faults, text }: Nesting, element: ElementNode): void {
  if (balance !== undefined) bump(balance, element.tag, -1)
  const end = skipBlanks(text, lastEnd(element))
  // What is left of the end tag may stand there; and of an element without children nobody knows what was to be in it.
  if (element.children.length === 0 || text.charCodeAt(end) !== lessThan) element.doubtContent()
  if (doubtful.has(element)) return
  faults.add('unclosed-element', element.span, `Element "${element.tag}" is not closed`, {
    related: [{ at: { file: faults.file, span: { start: end, end } }, message: 'its end tag is missing here, or before' }],
  })
}

function reportHeadless({ dialect, faults, text, lostText }: Nesting, { tag, start, endTag, parent }: ElementNode): void {
  if (endTag === undefined) return
  if (parent === undefined && lostText !== undefined && lostText.end <= start && skipBlanks(text, lostText.end) >= start) return
  const before = parent?.texts[parent.texts.length - 1]
  const rest = before !== undefined && skipBlanks(text, before.end) >= start && before.end <= start ? before : undefined
  const at = { start: endTag.start + 2, end: Math.min(endTag.end, endTag.start + 2 + tag.length) }
  faults.add('unexpected-end-tag', at, `End tag "</${tag}>" has no start tag`, {
    related: [
      rest === undefined
        ? { at: { file: faults.file, span: { start: startOfHeadless(dialect, { tag, start, parent }), end: start } }, message: 'it is missing here, or before' }
        : { at: { file: faults.file, span: withoutBlanks(text, rest) }, message: 'this may be what is left of it' },
    ],
  })
}

/** What stands before an element that lost its start tag, and may stand in it, may have stood in it. */
function startOfHeadless(dialect: XmlDialect, { tag, start, parent }: Pick<ElementNode, 'tag' | 'start' | 'parent'>): number {
  const siblings = parent?.children ?? []
  let first = start
  for (let steps = 0, index = siblings.length - 2; index >= 0 && steps < mostLookedAt; index -= 1, steps += 1) {
    const before = siblings[index]
    if (before === undefined || before.tag === tag || !dialect.mayHold(tag, before.tag)) break
    first = before.start
  }
  return first
}

const mostLookedAt = 100

function closeAt(nesting: Nesting, element: ElementNode, end: number): void {
  element.end = end
  settle(nesting, element)
}

function closeWith(nesting: Nesting, element: ElementNode, tag: Span): void {
  element.endWith(tag)
  settle(nesting, element)
}

function settle(nesting: Nesting, element: ElementNode): void {
  if (element.isHeadless) reportHeadless(nesting, element)
  leave(nesting, element)
}

function isLeftOpen({ balance }: Nesting, tag: string): boolean {
  return (balance?.get(tag) ?? 0) > 0
}

/** Tells whether an element that was left open lies inside of the innermost one of a name; looks so far as files nest. */
function isAnyLeftOpen(nesting: Nesting, name: string): boolean {
  let element = nesting.current
  for (let steps = 0; element !== undefined && element.tag !== name && steps < deepestNesting; steps += 1) {
    if (isLeftOpen(nesting, element.tag)) return true
    element = element.parent
  }
  return false
}

/** The place of the name in an end tag. */
function nameIn({ start }: Span, name: string): Span {
  return { start: start + 2, end: start + 2 + name.length }
}

function lastEnd(element: ElementNode): number {
  return element.children[element.children.length - 1]?.end ?? element.startTagEnd
}
