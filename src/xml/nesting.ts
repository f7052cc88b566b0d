import type { Span } from '../text/span.js'
import type { XmlDialect } from './dialect.js'
import type { FaultList } from './fault-list.js'
import type { ElementNode } from './nodes.js'
import type { Home } from './nodes.js'

/** How many start tags there are more than end tags, by name. */
export type Balance = Map<string, number>

/** The elements that are open while a tree is being built. */
export interface Nesting {
  readonly text: string
  readonly home: Home
  readonly dialect: XmlDialect
  readonly faults: FaultList
  /** The outermost elements so far. */
  readonly roots: ElementNode[]
  /** Absent until it is known that tags do not match; without it only matching tags are handled. */
  readonly balance: Balance | undefined
  /** The names of the language among those counted: as many as there are at most, whatever the text. */
  readonly counted: readonly string[]
  /** The innermost open element. */
  current: ElementNode | undefined
  /** How many elements are open. */
  depth: number
  /** Text outside of the outermost element, as reported: it may be what is left of a tag. */
  lostText: Span | undefined
  /** Elements with a broken start tag, which may well have been meant as `<x/>`. */
  readonly doubtful: Set<ElementNode>
  /** How many open elements bear a name; kept with `balance` only. */
  readonly openCount: Map<string, number>
  /** End tags that are still to come of elements which a crossed end tag has closed. */
  readonly expected: Map<string, number>
}

/** Begins with nothing open. */
export function createNesting(text: string, faults: FaultList, { home, balance }: { readonly home: Home; readonly balance: Balance | undefined }): Nesting {
  return {
    text,
    home,
    dialect: home.dialect,
    faults,
    roots: [],
    balance,
    counted: [...(balance?.keys() ?? [])].filter(name => home.dialect.isElement(name)),
    current: undefined,
    depth: 0,
    lostText: undefined,
    doubtful: new Set(),
    openCount: new Map(),
    expected: new Map(),
  }
}

/** Opens an element that has been put into the tree; what follows stands in it. */
export function open(nesting: Nesting, element: ElementNode): void {
  nesting.current = element
  nesting.depth += 1
  if (nesting.balance !== undefined) bump(nesting.openCount, element.tag, 1)
}

/** Closes the innermost open element, whose end has been noted. */
export function leave(nesting: Nesting, element: ElementNode): void {
  nesting.current = element.parent
  nesting.depth -= 1
  if (nesting.balance !== undefined) bump(nesting.openCount, element.tag, -1)
}

/**
 * Closes the innermost open element where `text` holds just its end tag at `start`, and tells where that ends; does nothing
 * otherwise, and returns -1.
 */
export function closeMatching(nesting: Nesting, text: string, start: number): number {
  const { current } = nesting
  if (current === undefined || current.isHeadless || !text.startsWith(current.tag, start + 2)) return -1
  const end = start + current.tag.length + 3
  if (text.charCodeAt(end - 1) !== greaterThan) return -1
  current.endWith({ start, end })
  leave(nesting, current)
  return end
}

const greaterThan = 62

/** Adds to a count. */
export function bump(counts: Map<string, number>, name: string, by: number): void {
  counts.set(name, (counts.get(name) ?? 0) + by)
}
