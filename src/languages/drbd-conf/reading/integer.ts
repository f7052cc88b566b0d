import { quantityOf } from '../../../values/drbd-quantity.js'
import type { Word } from '../ast.js'
import { report } from './context.js'
import type { Context } from './context.js'
import { lexemeOf } from './lexis.js'

/** Tells whether the scanner takes a word for a number, where the grammar demands one. */
export function isInteger(ctx: Context, word: Word): boolean {
  return ctx.dialect === '0.7' ? /^[0-9]{1,9}$/.test(word.image) : lexemeOf(word, ctx) === 'number'
}

/** Checks the range of a node-id as drbdadm does, and gives its value; 32 passes there, and only the kernel refuses it. */
export function checkNodeId(ctx: Context, word: Word): number {
  const value = quantityOf(word.image, 1) ?? 0
  if (value > 32)
    report(ctx, 'invalid-range', { start: word.start, end: word.end, message: `node-id ${word.image} is outside 0–31` })
  return value
}
