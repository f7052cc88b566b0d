import type { Item, Word } from '../ast.js'
import type { Context } from './context.js'
import { report } from './context.js'
import { oldNumberWords } from './old-number.js'
import { shown } from './statement.js'

/**
 * Checks what DRBD 0.7 demands of lines and strings: its scanner changes its rules by context.
 *
 * Source: drbd 0.7.19 user/drbdadm_scanner.fl.
 */
export function checkLines(ctx: Context, outermost: Item): void {
  const open: Item[] = [outermost]
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    if (item.words[0]?.image === 'skip') continue
    checkItem(ctx, item)
    if (item.block !== undefined) for (const inner of item.block.items) open.push(inner)
  }
}

function checkItem(ctx: Context, item: Item): void {
  let before: Word | undefined
  for (const word of item.words) {
    if (word.kind === 'QuotedString') checkString(ctx, word)
    if (before !== undefined && hasLineEnd(ctx.text, before.end, word.start) && !isOldNumber(item, word)) {
      report(ctx, 'line-break', {
        start: before.end,
        end: before.end,
        message: `DRBD 0.7 wants "${shown(word)}" on the line of "${shown(before)}"`,
      })
      return
    }
    before = word
  }
  if (before !== undefined && item.end >= 0 && hasLineEnd(ctx.text, before.end, item.end)) {
    report(ctx, 'line-break', {
      start: item.end,
      end: item.end + 1,
      message: `DRBD 0.7 wants ";" on the line of "${shown(before)}"`,
    })
  }
}

function checkString(ctx: Context, { image, start, end }: Word): void {
  const length = image.length - 2
  const message = image.includes('\\')
    ? 'DRBD 0.7 reads no string with a backslash'
    : length === 0
      ? 'DRBD 0.7 reads no empty string'
      : length > 80
        ? `DRBD 0.7 reads strings of up to 80 characters, not ${length}`
        : undefined
  if (message !== undefined) report(ctx, 'invalid-string', { start, end, message })
}

export function checkCarriageReturn(ctx: Context): void {
  const at = ctx.text.search(/\r/)
  if (at === -1) return
  report(ctx, 'invalid-character', {
    start: at,
    end: at + 1,
    message: 'DRBD 0.7 does not read the line ends of Windows',
    help: 'Convert the file to Unix line ends.',
  })
}

/** `port = 7788` behind an address may stand on a line of its own. */
function isOldNumber({ words }: Item, word: Word): boolean {
  const head = words[0]?.image
  return (head === 'address' || head === 'meta-disk') && word === words[2] && oldNumberWords.has(word.image)
}

function hasLineEnd(text: string, from: number, to: number): boolean {
  const at = text.indexOf('\n', from)
  return at !== -1 && at < to
}
