import type { Item } from '../ast.js'
import { endOf } from '../ast.js'
import type { Context } from './context.js'
import { report } from './context.js'
import { shown, shownIn } from './statement.js'

/** How the option of an item reads what stands behind it. */
export interface ReadingOfValue {
  /** It throws everything up to the next `;` away, as drbdadm 9 does behind `become-primary-on`. */
  isSwallowing(item: Item): boolean
  /** drbdadm takes the item as it stands. */
  isAccepted(item: Item): boolean
}

/**
 * Joins an option that stands alone on its line, without its `;`, with a lone word on the next one: to drbdadm that is its value,
 * though it looks like a statement. Where drbdadm takes it, nothing is refused; the missing `;` is told all the same.
 */
export function withValuesOnNextLine(ctx: Context, items: readonly Item[], reading: ReadingOfValue): readonly Item[] {
  if (!items.some(isOpen)) return items
  const joined: Item[] = []
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index]
    if (item === undefined) continue
    const next = items[index + 1]
    if (isOpen(item) && next !== undefined && next.block === undefined && reading.isSwallowing(item)) {
      joined.push(item)
      index = endOfSwallowed(items, index)
      continue
    }
    const whole = joinedItem(item, next)
    if (whole === undefined || !reading.isAccepted(whole)) {
      joined.push(item)
      continue
    }
    const at = endOf(item)
    report(ctx, 'missing-semicolon', {
      start: at, end: at, origin: 'practice',
      message: `";" is missing after "${shownIn(item, item.words[0])}"; drbdadm takes "${shown(whole.words[1])}" on the next line for its value`,
      fixes: [{ title: 'Add ";"', safety: 'unsafe', edits: [{ file: ctx.file, span: { start: at, end: at }, newText: ';' }] }],
    })
    joined.push(whole)
    index += 1
  }
  return joined
}

/** An item of words that no `;` ends. */
function isOpen({ kind, words, end, block }: Item): boolean {
  return kind === 'Item' && words.length > 0 && end < 0 && block === undefined
}

/** Finds the last of the items that go with one which throws everything up to the next `;` away. */
function endOfSwallowed(items: readonly Item[], from: number): number {
  for (let index = from + 1; ; index += 1) {
    const item = items[index]
    if (item === undefined || item.block !== undefined) return index - 1
    if (item.end >= 0) return index
  }
}

function joinedItem(item: Item, next: Item | undefined): Item | undefined {
  if (!isOpen(item) || item.words.length !== 1 || next === undefined) return undefined
  if (next.kind !== 'Item' || next.words.length !== 1 || next.end < 0 || next.block !== undefined) return undefined
  return { ...next, start: item.start, words: [...item.words, ...next.words] }
}
