import type { Item } from '../ast.js'
import type { Place } from '../vocabulary.js'
import { lexemeOf } from './lexis.js'
import type { Context } from './context.js'
import { report } from './context.js'
import { headText, isName, shown } from './statement.js'

/** Tells whether an item is a `skip` block that may stand here. */
export function isSkip(ctx: Context, item: Item, place: Place): boolean {
  const head = item.words[0]
  return head?.kind === 'Bare' && head.image === 'skip' && ctx.vocabulary.structure(place, 'skip') !== undefined
}

/** Checks the outside of a `skip` block; nothing inside is looked at. 8.x takes one word before the brace. */
export function readSkip(ctx: Context, item: Item): undefined {
  const { words, block } = item
  const last = words[words.length - 1]
  if (block === undefined || block.open < 0) {
    const at = last?.end ?? item.start
    report(ctx, 'missing-block', {
      start: at,
      end: at,
      message: `"{" is missing after "${headText(item, words.length)}"`,
    })
    return undefined
  }
  // What is inside is not looked at, so that nothing in there can be to blame.
  if (block.close === -1) {
    const message = `"${headText(item, words.length)}" is not closed`
    report(ctx, 'unclosed-block', { start: item.start, end: last?.end ?? item.start + 1, message })
  }
  if (ctx.dialect === '0.7' || ctx.dialect === '9') return undefined
  const name = words[1]
  const surplus = words[2]
  // One fault and one fix for all words behind it: together they become one.
  if (surplus !== undefined) {
    report(ctx, 'unexpected-word', {
      start: surplus.start,
      end: last?.end ?? surplus.end,
      message: `"${shown(surplus)}" stands where "{" is expected; "skip" takes one word or string`,
    })
  } else if (name !== undefined && lexemeOf(name, ctx) !== 'name') isName(ctx, name, 'word')
  return undefined
}
