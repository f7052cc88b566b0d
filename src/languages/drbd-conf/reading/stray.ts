import type { Item } from '../ast.js'
import type { Context } from './context.js'
import { report } from './context.js'

/** Reports a sign where a statement or section should begin: a `}`, a `;`, or a block without a name. Of an unknown item nothing is said. */
export function readStray(ctx: Context, item: Item): undefined {
  const { start } = item
  if (item.kind === 'Item' && item.block === undefined && item.end < 0) {
    // It may be anything, also what seems to be missing.
    ctx.breaks += 1
    return undefined
  }
  const end = start + 1
  if (item.kind === 'Stray') report(ctx, 'unexpected-brace', { start, end, message: 'This "}" closes nothing' })
  else if (item.block !== undefined) report(ctx, 'unexpected-brace', { start, end, message: 'A block without a name' })
  else report(ctx, 'unexpected-semicolon', { start, end, message: 'This ";" ends no statement' })
  return undefined
}
