import type { Item } from '../ast.js'
import type { Context } from './context.js'
import { report } from './context.js'
import { indentAt } from './statement.js'

/** Reports signs where a statement or section should begin: `}` or `;` side by side, or a block without a name. Of an unknown item nothing is said. */
export function readStray(ctx: Context, item: Item): undefined {
  const { start } = item
  if (item.kind === 'Item' && item.block === undefined && item.end < 0) {
    // It may be anything, also what seems to be missing.
    ctx.breaks += 1
    return undefined
  }
  if (item.block !== undefined) report(ctx, 'unexpected-brace', { start, end: start + 1, message: 'A block without a name' })
  else if (item.kind === 'Stray' && item.end <= start) reportSurplus(ctx, start)
  else if (item.kind === 'Stray') reportSigns(ctx, item, { rule: 'unexpected-brace', one: 'This "}" closes nothing', many: '"}" side by side close nothing' })
  else reportSigns(ctx, item, { rule: 'unexpected-semicolon', one: 'This ";" ends no statement', many: '";" side by side end no statement' })
  return undefined
}

function reportSigns(ctx: Context, { start, end: last }: Item, { rule, one, many }: { readonly rule: 'unexpected-brace' | 'unexpected-semicolon'; readonly one: string; readonly many: string }): void {
  const count = last + 1 - start
  report(ctx, rule, { start, end: last + 1, message: count === 1 ? one : `${count} ${many}` })
}

/**
 * Reports a `}` too many. Of several, one behind the other, it is the first that is not further out than the one before it, or
 * that stands behind it on one line where others have lines of their own; where all are indented well, the last.
 */
function reportSurplus(ctx: Context, last: number): void {
  if (ctx.excused?.start === last) return
  const run = [last]
  for (let before = braceBefore(ctx.text, last); before !== undefined && run.length < mostSteps; before = braceBefore(ctx.text, before)) run.unshift(before)
  const indents = run.map(at => indentAt(ctx.text, at))
  const isOdd = (index: number): boolean => {
    const [outer, indent] = [indents[index - 1], indents[index]]
    return outer !== undefined && (indent === undefined || outer <= indent)
  }
  const start = run.find((_, index) => isOdd(index)) ?? last
  const message = start === last ? 'This "}" closes nothing' : 'This "}" is one too many'
  const related = start === last ? [] : [{ at: { file: ctx.file, span: { start: last, end: last + 1 } }, message: 'this one then closes nothing' }]
  report(ctx, 'unexpected-brace', { start, end: start + 1, message, related })
}

/** Blocks nest hardly deeper. */
const mostSteps = 16

/** Finds the `}` before an offset, where nothing but white space lies between. */
function braceBefore(text: string, offset: number): number | undefined {
  let at = offset - 1
  while (at >= 0 && /\s/.test(text.charAt(at))) at -= 1
  return text.charAt(at) === '}' ? at : undefined
}
