import type { Fault } from '../../../diagnostics/diagnostic.js'
import type { Item } from '../ast.js'
import { endOf } from '../ast.js'
import { factsFor, optionsNamed } from '../vocabulary.js'
import type { Place } from '../vocabulary.js'
import type { Context } from './context.js'
import { report } from './context.js'
import { skipBlank } from './lexis.js'

/** Where items stand. */
export interface Where {
  readonly place: Place
  /** The name of the section, where it is one of options. */
  readonly section?: string
  /** Tells whether a statement stands in the block already that may stand there once. */
  isTaken?(word: string): boolean
}

/** What was found of a section whose head may be gone. */
export interface Headless {
  readonly isReported: boolean
  /** The place of the last item that belongs to it; where no head is missing, none begins one up to there. */
  readonly end: number
}

/** Statements of a host. */
const hostStatements: ReadonlySet<string> = new Set(['device', 'disk', 'meta-disk', 'flexible-meta-disk', 'address', 'node-id', 'volume'])

/**
 * Reports a section whose head is gone, `net {` or `on alpha {`: statements that cannot stand here, and behind them a `}` that
 * closes nothing, or before them, where that one seemed to be too many.
 */
export function headlessAt(ctx: Context, items: readonly Item[], index: number, where: Where): Headless {
  const isBehindStray = items[index]?.kind === 'Stray'
  const from = isBehindStray ? index + 1 : index
  const first = items[from]
  let heads = first === undefined ? [] : headsOf(ctx, first, where)
  if (first === undefined || heads.length === 0) return { isReported: false, end: index }
  let end = from + 1
  for (let item = items[end]; item !== undefined && item.kind !== 'Stray'; item = items[end]) {
    const other = headsOf(ctx, item, { ...where, isTaken: undefined })
    const common = heads.filter(head => other.includes(head) || (head === 'on HOST' && isOfHost(item)))
    if (common.length === 0) break
    heads = common
    end += 1
  }
  const last = items[end]
  const outer = last === undefined && !isBehindStray ? strayBehind(ctx, items[end - 1], where) : undefined
  if (outer === undefined && (last === undefined ? !isBehindStray : last.kind !== 'Stray')) return { isReported: false, end: end - 1 }
  const [head] = heads
  const word = first.words[0]?.image ?? ''
  report(ctx, 'missing-block', {
    start: first.start,
    end: first.words[0]?.end ?? first.start,
    message: `"${head} {" is missing before "${word}"`,
    related: [
      ...gapBefore(ctx, items[from - 1], first),
      ...(head === 'on HOST' ? ofHostBefore(ctx, items, from) : []),
      ...(last === undefined ? [] : [{ at: { file: ctx.file, span: { start: last.start, end: last.start + 1 } }, message: 'this "}" would close it' }]),
    ],
  })
  if (outer !== undefined) ctx.excused = { kind: 'Stray', start: outer, words: [], block: undefined, end: outer }
  return { isReported: true, end: last === undefined ? end - 1 : end }
}

function isOfHost({ words: [word] }: Item): boolean {
  return word?.kind === 'Bare' && hostStatements.has(word.image)
}

/** Points at the first of the statements right before one, where they may stand in a resource and in a host's section. */
function ofHostBefore({ file }: Context, items: readonly Item[], index: number): NonNullable<Fault['related']> {
  let from = index
  for (let before = items[from - 1]; before !== undefined && isOfHost(before); before = items[from - 1]) from -= 1
  const first = items[from]
  if (first === undefined || from === index) return []
  return [{ at: { file, span: { start: first.start, end: endOf(first) } }, message: 'the section may begin here' }]
}

/** Points at what stands between two items, where the head may have become part of a comment. */
function gapBefore({ file, text }: Context, previous: Item | undefined, { start: end }: Item): NonNullable<Fault['related']> {
  const start = previous === undefined ? Math.max(0, text.lastIndexOf('\n', text.lastIndexOf('\n', end - 1) - 1) + 1) : endOf(previous)
  return /#/.test(text.slice(start, end)) ? [{ at: { file, span: { start, end } }, message: 'a comment stands in its place' }] : []
}

/** Finds the `}` that closes nothing behind a resource that ends with an item: that one's own closes the resource. */
function strayBehind({ text }: Context, item: Item | undefined, { place, section }: Where): number | undefined {
  if (item === undefined || section !== undefined || (place !== 'resource' && place !== 'common')) return undefined
  const own = skipBlank(text, endOf(item))
  const next = text[own] === '}' ? skipBlank(text, own + 1) : -1
  return text[next] === '}' ? next : undefined
}

/** Names the sections in which a statement can stand, where it cannot stand here. */
function headsOf(ctx: Context, { words, block }: Item, { place, section, isTaken }: Omit<Where, 'isTaken'> & { isTaken?: Where['isTaken'] | undefined }): readonly string[] {
  const [word] = words
  if (word?.kind !== 'Bare') return []
  const name = word.image
  switch (place) {
    case 'file': {
      if (ctx.vocabulary.structure('file', name) !== undefined) return []
      const isInside = ctx.vocabulary.structure('resource', name) !== undefined || ctx.vocabulary.option('resource', name, 'resource') !== undefined
      if (ctx.vocabulary.structure('common', name) !== undefined || ctx.vocabulary.option('resource', name, 'common') !== undefined) return ['common', 'resource NAME']
      if (isInside) return ['resource NAME']
      break
    }
    case 'host':
      return hostStatements.has(name) && (isTaken === undefined || isTaken(name)) ? ['on HOST'] : []
    default:
  }
  if (block !== undefined && name !== 'path') return []
  if (section === undefined && place !== 'file') {
    if (place !== 'resource' && place !== 'common') return []
    if (name === 'hosts' || name === 'host' || name === 'path') return [name === 'hosts' ? 'connection-mesh' : 'connection']
    if (ctx.vocabulary.structure(place, name) !== undefined || ctx.vocabulary.option('resource', name, place) !== undefined) return []
    if (hostStatements.has(name) && place === 'resource') return ['on HOST']
  } else if (section !== undefined && ctx.vocabulary.option(section as never, name, place) !== undefined) return []
  const entries = optionsNamed(name).filter(entry => entry.section !== 'resource' && entry.section !== section && factsFor(entry, ctx.target) !== undefined)
  return [...new Set(entries.map(entry => entry.section as string))]
}
