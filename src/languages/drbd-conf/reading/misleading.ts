import type { Fault, Finding } from '../../../diagnostics/diagnostic.js'
import type { FileEdit } from '../../../diagnostics/fix.js'
import { lookAlikeInWords } from '../../../text/look-alikes.js'
import { counted } from '../../../text/quantity.js'
import type { Item } from '../ast.js'
import { endOf } from '../ast.js'
import type { MisleadingCharacter } from './meant-text.js'
import type { Part } from '../parse.js'
import type { Context } from './context.js'
import { report } from './context.js'

/**
 * Reports characters that are not what they look like, those on lines that follow each other as one: they come of one paste.
 * What drbdadm throws away unread may hold any.
 */
export function reportMisleading(ctx: Context, parts: readonly Part[], characters: readonly MisleadingCharacter[]): void {
  const ways = characters.map(({ start }) => wayOf(ctx, parts, start))
  reportRuns(ctx, characters.filter((_, index) => ways[index] === 'read'), {})
  reportRuns(ctx, characters.filter((_, index) => ways[index] === 'taken'), { severity: 'warning', origin: 'practice' })
}

type Weight = Pick<Finding, 'severity' | 'origin'>

function reportRuns(ctx: Context, read: readonly MisleadingCharacter[], weight: Weight): void {
  for (let from = 0; from < read.length; ) {
    let to = from + 1
    while (to < read.length && isOnNextLine(ctx.text, read[to - 1]?.end ?? 0, read[to]?.start ?? 0)) to += 1
    reportOne(ctx, read.slice(from, to), weight)
    from = to
  }
}

function reportOne(ctx: Context, characters: readonly MisleadingCharacter[], weight: Weight): void {
  const [first] = characters
  if (first === undefined) return
  const edits = characters.map(({ start, end, meant }): FileEdit => ({ file: ctx.file, span: { start, end }, newText: meant }))
  const more = characters.length === 1 ? '' : `; ${counted(characters.length - 1, 'more character')} here ${characters.length === 2 ? 'looks' : 'look'} like another`
  report(ctx, 'misleading-character', {
    start: first.start,
    end: first.end,
    message: `${inWords(first)}${more}`,
    ...weight,
    fixes: [{ title: 'Write the plain characters', safety: characters.some(({ isLone }) => isLone) ? 'unsafe' : 'safe', edits }],
  })
}

function inWords(character: MisleadingCharacter): string {
  const name = lookAlikeInWords(character)
  switch (character.kind) {
    case 'space':
      return `The ${name} is no blank to drbdadm`
    case 'line-break':
      return `The ${name} ends no line for drbdadm`
    case 'invisible':
      return `An invisible character stands here, ${name}`
    case 'double-quote':
    case 'single-quote':
      return `The ${name} is no quote to drbdadm, only '"' is`
    default:
      return `The ${name} is not the "${character.meant}" that it looks like`
  }
}

function isOnNextLine(text: string, from: number, to: number): boolean {
  const first = text.indexOf('\n', from)
  if (first === -1 || first >= to) return true
  const second = text.indexOf('\n', first + 1)
  return second === -1 || second >= to
}

/** Leaves out what is said of words in which a character is told of as another than it looks like. */
export function withoutFollowing(faults: readonly Fault[], characters: readonly MisleadingCharacter[]): readonly Fault[] {
  const reported = new Set(faults.filter(({ rule }) => rule === 'drbd-conf/misleading-character').flatMap(({ fixes = [] }) => fixes.flatMap(({ edits }) => edits.map(({ span }) => span.start))))
  const inWords = characters.filter(({ start, kind }) => reported.has(start) && kind !== 'line-break').map(({ start }) => start)
  if (inWords.length === 0) return faults
  return faults.filter(({ rule, at }) => {
    if (rule === 'drbd-conf/misleading-character' || !ofWords.has(rule) || !('span' in at)) return true
    const { start, end } = at.span
    // Also of a word that the character ends or begins.
    return (inWords[firstFrom(inWords, start - 1)] ?? Infinity) > end
  })
}

/** Faults of a word by which it is something else than it should be. */
const ofWords: ReadonlySet<string> = new Set(
  ['unknown-statement', 'unknown-option', 'invalid-word', 'invalid-number', 'invalid-address', 'invalid-port', 'invalid-device', 'unexpected-word', 'unexpected-semicolon'].map(rule => `drbd-conf/${rule}`),
)

/** Finds the first of sorted offsets that is not before another one. */
function firstFrom(offsets: readonly number[], offset: number): number {
  let low = 0
  let high = offsets.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((offsets[middle] ?? Infinity) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Tells what drbdadm does with what stands at an offset: it throws it away in a `skip` block, and behind `become-primary-on` in
 * 9, which also takes any words for those of a plugin.
 */
function wayOf(ctx: Context, parts: readonly Part[], offset: number): 'read' | 'taken' | 'unread' {
  let list: readonly Part[] = parts
  for (;;) {
    const item: Item | undefined = itemAt(list, offset)
    if (item === undefined) return 'read'
    const [head] = item.words
    if (head !== undefined && head.end <= offset && head.kind === 'Bare') {
      const { image } = head
      if (image === 'skip') return ctx.dialect === '9' || (item.block !== undefined && item.block.open >= 0 && item.block.open < offset) ? 'unread' : 'read'
      if (image === 'become-primary-on' && ctx.dialect === '9') return 'unread'
      if (image === 'plugin' && ctx.dialect === '9' && item.block !== undefined && item.block.open < offset) return 'taken'
    }
    if (item.block === undefined) return 'read'
    list = item.block.items
  }
}

/** Finds the item around an offset. */
function itemAt(items: readonly Part[], offset: number): Item | undefined {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((items[middle]?.start ?? Infinity) <= offset) low = middle + 1
    else high = middle
  }
  const item = items[low - 1]
  return item === undefined || item.kind === 'FittingText' || endOf(item) <= offset ? undefined : item
}
