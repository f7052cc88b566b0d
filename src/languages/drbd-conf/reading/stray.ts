import type { Item } from '../ast.js'
import type { Context } from './context.js'
import { report } from './context.js'

/** Reports signs where a statement or section should begin: `}` or `;` side by side, or a block without a name. Of an unknown item nothing is said. */
export function readStray(ctx: Context, item: Item): undefined {
  const { start } = item
  if (item.kind === 'Item' && item.block === undefined && item.end < 0) {
    // It may be anything, also what seems to be missing.
    ctx.breaks += 1
    return undefined
  }
  if (item.block !== undefined) report(ctx, 'unexpected-brace', { start, end: start + 1, message: 'A block without a name' })
  else if (item.kind === 'Stray') reportSigns(ctx, item, { rule: 'unexpected-brace', one: 'This "}" closes nothing', many: '"}" side by side close nothing' })
  else reportSigns(ctx, item, { rule: 'unexpected-semicolon', one: 'This ";" ends no statement', many: '";" side by side end no statement' })
  return undefined
}

function reportSigns(ctx: Context, { start, end: last }: Item, { rule, one, many }: { readonly rule: 'unexpected-brace' | 'unexpected-semicolon'; readonly one: string; readonly many: string }): void {
  const count = last + 1 - start
  report(ctx, rule, { start, end: last + 1, message: count === 1 ? one : `${count} ${many}` })
}
