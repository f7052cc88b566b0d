import type { Fault } from '../../../diagnostics/diagnostic.js'
import type { Item } from '../ast.js'
import { textOf } from '../ast.js'
import { spanFrom } from '../../../text/span.js'
import type { Context } from './context.js'
import { report } from './context.js'
import { headlessAt } from './headless.js'
import type { Where } from './headless.js'
import { isStatementName, reportUnclosed, shownIn } from './statement.js'
import type { Rest } from './statement.js'

/**
 * Reads the items of a block one after another, and what is left of each whose `;` is missing. What follows from one slip,
 * such as the statements of a section whose head is gone, is reported as that slip.
 */
export function readItems(ctx: Context, items: readonly Item[], where: Where, read: (item: Item) => Rest): void {
  let noHeadUpTo = -1
  const note = joiningMisplaced(ctx, where.place)
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index]
    if (item === undefined) continue
    const next = items[index + 1]
    if (!ctx.isPaired) {
      const headless = index <= noHeadUpTo ? undefined : headlessAt(ctx, items, index, where)
      if (headless?.isReported === true) {
        index = headless.end
        continue
      }
      noHeadUpTo = headless?.end ?? noHeadUpTo
      if (isRepeatedHead(item, next)) {
        reportUnclosed(ctx, item)
        continue
      }
    }
    const { length: before } = ctx.faults
    readWithRest(ctx, item, read)
    note(item, before)
    if (next !== undefined && ctx.faults.length > before && isLeftOver(ctx, item, next) && !areBothWhole(ctx.faults[before], item, next)) {
      ctx.breaks += 1
      index += 1
    }
  }
}

/** Reads an item, and as items of their own what stands in it behind a missing `;`. */
export function readWithRest(ctx: Context, item: Item, read: (item: Item) => Rest): void {
  let rest = read(item)
  while (rest !== undefined) {
    const { length: before } = ctx.faults
    const at = rest
    rest = read(at)
    const thrownAway = ctx.faults[before - 1]
    // drbdadm goes on with what it cannot read: one slip, and the error says it.
    if (thrownAway?.rule === 'drbd-conf/unexpected-word' && thrownAway.severity === 'warning' && isHeadFault(ctx.faults[before], at.start)) ctx.faults.splice(before - 1, 1)
    else if (isSurplus(ctx, at, before)) {
      // Nothing can begin with the word here: it is one too many, and no `;` is missing.
      ctx.faults.length = before - 1
      const head = at.words[0]
      const last = at.words[at.words.length - 1]
      if (head !== undefined && last !== undefined)
        report(ctx, 'unexpected-word', { start: head.start, end: last.end, message: `"${shownIn(item, head)}" stands where ";" is expected` })
    }
  }
}

/** Takes note of each item that was read, and of how many faults there were before. */
export type NoteOfItem = (item: Item, before: number) => void

/**
 * Tells sections and statements that stand side by side where none of them can as one: with them came their place. At the top of
 * a file the brace that ends the section before may be one too many.
 */
export function joiningMisplaced({ faults, file }: Context, place: Where['place']): NoteOfItem {
  let previous: Item | undefined
  let run: { readonly first: Fault; readonly related: NonNullable<Fault['related']>[number][] } | undefined
  return (item, before) => {
    const fault = faults[before]
    const isMisplaced =
      faults.length === before + 1 && fault?.rule === 'drbd-conf/misplaced-statement' && fault.severity === undefined && 'span' in fault.at && fault.at.span.start === item.start
    if (!isMisplaced) run = undefined
    else if (run !== undefined && faults[before - 1] === run.first) {
      run.related.push({ at: fault.at, message: fault.message })
      faults.length = before
    } else {
      const related = [...(place === 'file' ? endOfSection(file, previous) : []), ...(fault.related ?? [])]
      run = { first: { ...fault, related }, related }
      faults[before] = run.first
    }
    previous = item
  }
}

function endOfSection(file: string, item: Item | undefined): NonNullable<Fault['related']> {
  const close = item?.block?.close ?? -1
  const head = item?.words[0]?.image
  if (close < 0 || (head !== 'resource' && head !== 'common')) return []
  return [{ at: { file, span: spanFrom(close, close + 1) }, message: 'this "}" may stand too early' }]
}

/** Faults that say of a word that nothing can begin with it. */
const ofHeads: ReadonlySet<string> = new Set(
  ['misplaced-option', 'misplaced-statement', 'unsupported-option', 'unsupported-statement', 'unknown-option', 'unknown-statement'].map(rule => `drbd-conf/${rule}`),
)

function isSurplus({ faults, text }: Context, { start, block }: Item, before: number): boolean {
  const semicolon = faults[before - 1]
  if (block !== undefined || semicolon?.rule !== 'drbd-conf/missing-semicolon' || !isHeadFault(faults[before], start)) return false
  return !('span' in semicolon.at) || isOnOneLine(text, semicolon.at.span.end, start)
}

function isHeadFault(fault: Fault | undefined, start: number): boolean {
  return fault !== undefined && ofHeads.has(fault.rule) && fault.severity === undefined && 'span' in fault.at && fault.at.span.start === start
}

/** Tells whether an item is the rest of one that ended too early and was told of: `disk ;/dev/sda1`. A lone `;` is one, too. */
function isLeftOver({ text }: Context, item: Item, next: Item): boolean {
  if (next.kind === 'Stray' || next.block !== undefined) return false
  const [word] = next.words
  if (word === undefined) return item.block !== undefined && lacksLastSemicolon(item)
  if (item.block !== undefined || item.end < 0 || !isOnOneLine(text, item.end, next.start)) return false
  return word.kind !== 'Bare' || !isStatementName(textOf(word))
}

/** Tells whether two statements stand there, each with a value, and the first is at fault for its name alone. */
function areBothWhole(fault: Fault | undefined, item: Item, next: Item): boolean {
  return item.words.length > 1 && next.words.length > 1 && isHeadFault(fault, item.start)
}

function lacksLastSemicolon({ block }: Item): boolean {
  const last = block?.items[block.items.length - 1]
  return last !== undefined && last.words.length > 0 && last.block === undefined && last.end < 0
}

/** Tells whether a head stands twice: the first one opens a block in which nothing stands. */
function isRepeatedHead({ words, block }: Item, next: Item | undefined): boolean {
  if (block === undefined || block.close >= 0 || block.open < 0 || block.items.length > 0 || next?.block === undefined) return false
  return words.length > 0 && words.length === next.words.length && words.every((word, index) => word.image === next.words[index]?.image)
}

function isOnOneLine(text: string, from: number, to: number): boolean {
  const end = text.indexOf('\n', from)
  return end === -1 || end >= to
}

