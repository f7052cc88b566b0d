import { deepestNesting } from '../../../syntax/depth-guard.js'
import type { Span } from '../../../text/span.js'
import { childElement, elementNamed, resourceAgent, rootElement } from '../vocabulary.js'
import type { ElementSpec } from '../vocabulary.js'
import type { FaultList } from './fault-list.js'
import { ElementNode } from './nodes.js'

/** Keeps the elements that are open, and says which tags do not match. */
export interface Nesting {
  /** The innermost open element. */
  readonly current: ElementNode | undefined
  /** How many elements are open. */
  readonly depth: number
  /** Opens an element; a doubtful one has a broken start tag, so that it may well have been meant as `<x/>`. */
  open(element: ElementNode, isDoubtful: boolean): void
  /**
   * Closes elements that have no end tag, where `tag` can only stand behind them; opens one that has no start tag, where `tag`
   * at `offset` can only stand in it.
   */
  makeRoomFor(tag: string, offset: number): void
  /**
   * Closes the innermost open element where `text` holds just its end tag at `start`, and tells where that ends; does nothing
   * otherwise, and returns -1.
   */
  closeMatching(text: string, start: number): number
  /** Handles an end tag; false where it does not belong to the innermost open element. */
  close(name: string, start: number, end: number): boolean
  /** Closes what is open at the end of the text. */
  end(offset: number, isSwallowed: boolean): void
}

/**
 * Makes a `Nesting`. `roots` takes an outermost element whose start tag is missing. `balance` counts start tags without end
 * tags by name; without it only matching tags are handled.
 *
 * A name with more start tags than end tags was left open: the element is reported. One with more end tags has one too many:
 * the end tag is. Where both counts are even, tags are crossed.
 */
export function createNesting(
  faults: FaultList,
  balance: Map<string, number> | undefined,
  roots: ElementNode[],
): Nesting {
  let current: ElementNode | undefined
  let depth = 0
  const doubtful = new Set<ElementNode>()
  /** How many open elements bear a name. */
  const openCount = new Map<string, number>()
  /** End tags that are still to come of elements which a crossed end tag has closed. */
  const expected = new Map<string, number>()

  const pop = (element: ElementNode): void => {
    if (element.isHeadless) reportHeadless(element)
    current = element.parent
    depth -= 1
    if (balance !== undefined) bump(openCount, element.tag, -1)
  }
  const popAt = (element: ElementNode, end: number): void => {
    element.end = end
    pop(element)
  }
  const popWith = (element: ElementNode, tag: Span): void => {
    element.endWith(tag)
    pop(element)
  }
  const reportHeadless = ({ tag, start, endTag }: ElementNode): void => {
    if (endTag === undefined) return
    const at = { start: endTag.start + 2, end: Math.min(endTag.end, endTag.start + 2 + tag.length) }
    faults.add('unexpected-end-tag', at, `End tag "</${tag}>" has no start tag`, {
      related: [{ at: { file: faults.file, span: { start, end: start } }, message: 'it is missing here, or before' }],
    })
  }
  /** Opens an element of which only the end tag is there. */
  const openHeadless = (tag: string, offset: number): void => {
    const parent = current
    const element = new ElementNode(faults.file, tag, offset, offset, parent)
    if (parent === undefined) roots.push(element)
    else parent.addChild(element)
    if (balance !== undefined) bump(balance, tag, 1)
    bump(openCount, tag, 1)
    current = element
    depth += 1
  }
  const reportUnclosed = (element: ElementNode): void => {
    if (balance !== undefined) bump(balance, element.tag, -1)
    if (!doubtful.has(element)) faults.add('unclosed-element', element.span, `Element "${element.tag}" is not closed`)
  }
  const isLeftOpen = (tag: string): boolean => (balance?.get(tag) ?? 0) > 0

  const closeOther = (name: string, tag: Span): void => {
    if (balance === undefined) return
    const at = { start: tag.start + 2, end: tag.start + 2 + name.length }
    if ((expected.get(name) ?? 0) > 0) {
      bump(expected, name, -1)
      return
    }
    if ((openCount.get(name) ?? 0) === 0) {
      if (current !== undefined && isLeftOpen(current.tag) && (balance.get(name) ?? 0) < 0) closeRenamed(current, name, at, tag)
      else reportExtra(name, at)
      return
    }
    if ((balance.get(name) ?? 0) < 0 && !isAnyLeftOpen(name)) {
      reportExtra(name, at)
      return
    }
    closeThrough(name, at, tag)
  }

  const isAnyLeftOpen = (name: string): boolean => {
    for (let element = current; element !== undefined && element.tag !== name; element = element.parent) {
      if (isLeftOpen(element.tag)) return true
    }
    return false
  }

  const reportExtra = (name: string, at: Span): void => {
    if (balance !== undefined) bump(balance, name, 1)
    faults.add('unexpected-end-tag', at, `End tag "</${name}>" has no start tag`)
  }

  /** The start tag and the end tag of one element bear different names: the one that is no word of ours is wrong. */
  const closeRenamed = (element: ElementNode, name: string, at: Span, tag: Span): void => {
    if (balance !== undefined) {
      bump(balance, element.tag, -1)
      bump(balance, name, 1)
    }
    const file = faults.file
    if (isKnown(name) && !isKnown(element.tag)) {
      faults.add('mismatched-end-tag', element.span, `Element "${element.tag}" ends with "</${name}>"`, {
        related: [{ at: { file, span: at }, message: 'its end tag is here' }],
      })
      bump(openCount, element.tag, -1)
      element.tag = name
      bump(openCount, name, 1)
    } else {
      faults.add('mismatched-end-tag', at, `End tag "</${name}>" closes the element "${element.tag}"`, {
        related: [{ at: element, message: 'its start tag is here' }],
      })
    }
    popWith(element, tag)
  }

  /** Closes every element up to and including the innermost one of a name. */
  const closeThrough = (name: string, at: Span, tag: Span): void => {
    let hasReportedCrossing = false
    while (current !== undefined && current.tag !== name) {
      const element = current
      if (isLeftOpen(element.tag)) reportUnclosed(element)
      else {
        bump(expected, element.tag, 1)
        if (!hasReportedCrossing) {
          faults.add('mismatched-end-tag', at, `End tag "</${name}>" stands inside of the element "${element.tag}"`, {
            related: [{ at: element, message: `"${element.tag}" begins here` }],
          })
        }
        hasReportedCrossing = true
      }
      popAt(element, tag.start)
    }
    if (current !== undefined) popWith(current, tag)
  }

  return {
    get current() {
      return current
    },
    get depth() {
      return depth
    },
    open(element, isDoubtful) {
      current = element
      depth += 1
      if (isDoubtful) doubtful.add(element)
      if (balance !== undefined) bump(openCount, element.tag, 1)
    },
    makeRoomFor(tag, offset) {
      while (current !== undefined && isLeftOpen(current.tag)) {
        const above = current.parent
        if (above === undefined || allows(current, tag) || !allows(above, tag)) break
        reportUnclosed(current)
        popAt(current, lastEnd(current))
      }
      if (balance === undefined) return
      if (current === undefined) {
        const outermost = rootElement.name
        const isWithout = roots.length === 0 && tag !== outermost && (balance.get(outermost) ?? 0) < 0
        if (isWithout && allowsIn(outermost, tag)) openHeadless(outermost, offset)
        return
      }
      if (depth >= deepestNesting || allows(current, tag)) return
      for (const [missing, count] of balance) {
        if (count < 0 && isKnown(missing) && allows(current, missing) && allowsIn(missing, tag)) {
          openHeadless(missing, offset)
          return
        }
      }
    },
    closeMatching(text, start) {
      if (current === undefined || !text.startsWith(current.tag, start + 2)) return -1
      const end = start + current.tag.length + 3
      if (text.charCodeAt(end - 1) !== 62) return -1
      popWith(current, { start, end })
      return end
    },
    close(name, start, end) {
      if (current !== undefined && current.tag === name) {
        popWith(current, { start, end })
        return true
      }
      closeOther(name, { start, end })
      return false
    },
    end(offset, isSwallowed) {
      while (current !== undefined) {
        if (!isSwallowed && isLeftOpen(current.tag)) reportUnclosed(current)
        popAt(current, offset)
      }
    },
  }
}

function bump(counts: Map<string, number>, name: string, by: number): void {
  counts.set(name, (counts.get(name) ?? 0) + by)
}

function lastEnd(element: ElementNode): number {
  return element.children[element.children.length - 1]?.end ?? element.startTagEnd
}

function specOf(tag: string): ElementSpec | undefined {
  return elementNamed(tag) ?? resourceAgent(tag)
}

function isKnown(tag: string): boolean {
  return specOf(tag) !== undefined
}

/** Tells whether `tag` may stand in an element, as far as the vocabulary knows. */
function allows(parent: ElementNode, tag: string): boolean {
  return allowsIn(parent.tag, tag)
}

function allowsIn(parent: string, tag: string): boolean {
  const spec = specOf(parent)
  return spec === undefined || childElement(spec, tag) !== undefined
}
