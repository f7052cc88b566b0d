import type { Fix, FixSafety } from '../../../diagnostics/fix.js'
import type { Edit } from '../../../text/edit.js'
import type { FileId } from '../../../text/located.js'
import { spanFrom } from '../../../text/span.js'
import type { Span } from '../../../text/span.js'
import { endOf, textOf } from '../ast.js'
import type { Ast, Item, Word } from '../ast.js'
import type { Dialect } from '../vocabulary.js'
import { isWellBuilt } from '../analysis/well-built.js'

/** A statement or section, and what stands around it. */
export interface Site {
  readonly file: FileId
  readonly text: string
  readonly ast: Ast
  /** The release that is to read the file. */
  readonly target: string
  readonly dialect: Dialect
  readonly item: Item
  /** The sections around it, the outermost first. */
  readonly around: readonly Item[]
}

/** One way to bring a statement into the dialect of the target. */
export interface Rewrite {
  /** The faults, without the language's name, that it mends. */
  readonly mends: readonly string[]
  /** Gives the fix, or nothing where the statement needs none or no form of it is known to be right. */
  rewrite(site: Site): Fix | undefined
}

/** Finds the innermost item that holds an offset, and the sections around it. */
export function itemsAt(ast: Ast, offset: number): readonly Item[] {
  const path: Item[] = []
  let items: readonly Item[] = ast.items
  for (;;) {
    const item = findLast(items, offset)
    if (item === undefined || offset > endOf(item)) return path
    path.push(item)
    if (item.block === undefined || offset <= item.block.open) return path
    items = item.block.items
  }
}

/** Reads the first word of an item. */
export function headOf(item: Item | undefined): string | undefined {
  const word = item?.words[0]
  return word === undefined ? undefined : textOf(word)
}

/** Reads the section of options in which a statement stands, such as `net`; nothing where it stands in none. */
export function sectionOf({ around }: Site): string | undefined {
  return headOf(around[around.length - 1])
}

/** Finds the `resource` or `common` around a statement. */
export function bodyOf({ around }: Site): Item | undefined {
  for (let index = around.length - 1; index >= 0; index -= 1) {
    const item = around[index]
    const head = headOf(item)
    if (item?.block !== undefined && (head === 'resource' || head === 'common')) return item
  }
  return undefined
}

/** Finds a section of options of that name in a body. */
export function sectionIn(body: Item, name: string): Item | undefined {
  return body.block === undefined ? undefined : sectionsOf(body.block.items).get(name)
}

const sections = new WeakMap<readonly Item[], ReadonlyMap<string, Item>>()

/** The first section of options of each name among statements; each of thousands of fixes in one body asks for some. */
function sectionsOf(items: readonly Item[]): ReadonlyMap<string, Item> {
  const known = sections.get(items)
  if (known !== undefined) return known
  const made = new Map<string, Item>()
  for (const item of items) {
    const name = item.block !== undefined && item.words.length === 1 ? headOf(item) : undefined
    if (name !== undefined && !made.has(name)) made.set(name, item)
  }
  sections.set(items, made)
  return made
}

const unclear = new WeakMap<readonly Item[], ReadonlySet<string>>()

/** Tells whether a body has a statement where a section of that name is to be: `net;`, or one with a name of its own. */
export function hasUnclearSection(body: Item, name: string): boolean {
  const items = body.block?.items ?? []
  let names = unclear.get(items)
  if (names === undefined) {
    names = new Set(items.flatMap(item => (item.block === undefined || item.words.length > 1 ? (headOf(item) ?? []) : [])))
    unclear.set(items, names)
  }
  return names.has(name)
}

const protocols = new WeakMap<readonly Item[], Item | null>()

/** Finds the `protocol` of a body itself, where it has one alone and that is whole. */
export function loneProtocolOf(body: Item): Item | undefined {
  const items = body.block?.items ?? []
  let found = protocols.get(items)
  if (found === undefined) {
    const [first, second] = items.filter(item => headOf(item) === 'protocol')
    const isWholeOne = first !== undefined && second === undefined && first.words.length === 2 && first.end >= 0
    protocols.set(items, (found = isWholeOne ? first : null))
  }
  return found ?? undefined
}

/** Tells whether a section holds an option of that name. */
export function holdsOption(section: Item | undefined, name: string): boolean {
  return section?.block?.items.some(item => headOf(item) === name || headOf(item) === `no-${name}`) === true
}

/** Reads a word as it is written, quotes included. */
export function written(word: Word | undefined): string {
  return word?.image ?? ''
}

/** Tells whether a statement is all there: with its `;`, or in 0.7's way a name and a value that end their line. */
export function isWhole({ text, item }: Site): boolean {
  if (item.block !== undefined) return false
  const end = endOf(item)
  return item.end >= 0 || (item.words.length === 2 && /^[ \t]*(?:#|\r?\n|$)/.test(text.slice(end, end + 200)))
}

/** Tells whether a comment stands between the words of a statement, or between its last word and the `;`. */
export function hasInnerComment(text: string, { words, end, block }: Item): boolean {
  if (block !== undefined) return false
  return words.some((word, index) => {
    const next = words[index + 1]?.start ?? end
    return next > word.end && text.slice(word.end, next).includes('#')
  })
}

/**
 * Makes a fix in the file of a site; none is safe in a file that is not well built. What brings a statement into the dialect of
 * one release is right in that one only.
 */
export function fixIn(site: Site, title: string, safety: FixSafety, edits: readonly Edit[]): Fix {
  const { file, ast } = site
  return { title, safety: isWellBuilt(ast) ? safety : 'unsafe', edits: edits.map(edit => ({ ...edit, file })), isOfRelease: true, restsOn: groundOf(site) }
}

/** What a rewrite takes to be in order: the resource around it, or all of the file where others inherit what is written. */
function groundOf({ text, item, around }: Site): Span {
  const outermost = around[0] ?? item
  return headOf(outermost) === 'resource' ? spanFrom(outermost.start, endOf(outermost)) : spanFrom(0, text.length)
}

function findLast(items: readonly Item[], offset: number): Item | undefined {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((items[middle]?.start ?? Infinity) <= offset) low = middle + 1
    else high = middle
  }
  return items[low - 1]
}
