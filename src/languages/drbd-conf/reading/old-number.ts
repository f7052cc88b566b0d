import type { Item, Word } from '../ast.js'
import type { Context } from './context.js'

/** The words of 0.7's old forms that may stand on a line of their own: `port = 7788`, `meta-index = 0`. */
export const oldNumberWords: ReadonlySet<string> = new Set(['port', 'meta-index'])

/**
 * Finds the number of 0.7's old form behind an address or a meta-disk, with or without `=`.
 *
 * Source: drbd 0.7.19 user/drbdadm_scanner.fl, which takes it with a message that it is old.
 */
export function oldNumberAt(
  ctx: Context,
  { words }: Item,
  wanted: { readonly at: number; readonly name: 'port' | 'meta-index' },
): { readonly word: Word; readonly used: number } | undefined {
  const { at, name } = wanted
  if (ctx.dialect !== '0.7' || words[at]?.image !== name) return undefined
  const place = words[at + 1]?.image === '=' ? at + 2 : at + 1
  const word = words[place]
  return word !== undefined && /^[0-9]{1,9}$/.test(word.image) ? { word, used: place + 1 } : undefined
}
