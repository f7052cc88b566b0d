import type { Fault } from '../../../diagnostics/diagnostic.js'
import { isOptionName } from './names.js'
import type { Block, Item, Word } from '../ast.js'
import { endOf, textOf } from '../ast.js'
import { lexemeOf, longestBare, skipBlank } from './lexis.js'
import type { Place } from '../vocabulary.js'
import { factsFor, optionsNamed, structureOfRow, structuresNamed } from '../vocabulary.js'
import type { Context } from './context.js'
import { report } from './context.js'

/** What is left of an item whose `;` is missing: read as an item of its own. */
export type Rest = Item | undefined

/**
 * Checks that a statement ends behind its first `used` words with a `;`.
 *
 * Where another statement begins without one, the rest is returned as an item of its own.
 */
export function endStatement(ctx: Context, item: Item, used: number): Rest {
  const last = item.words[used - 1]
  const next = item.words[used]
  if (next !== undefined) return surplus(ctx, item, used)
  if (item.block !== undefined) {
    if (last?.kind === 'UnclosedString') return undefined
    const start = item.block.open
    report(ctx, 'missing-semicolon', {
      start: last?.end ?? item.start,
      end: last?.end ?? item.start,
      message: `";" is missing after "${shownIn(item, last)}"; a block cannot stand here`,
      // Its brace may be missing, too.
      related: start < 0 ? [] : [{ at: { file: ctx.file, span: { start, end: start + 1 } }, message: 'the block opens here' }],
    })
    return undefined
  }
  if (item.end < 0) missingSemicolon(ctx, item, last)
  return undefined
}

/**
 * Checks the end of a statement in which something was found wrong since `before` faults: then a missing `;` or a word too
 * many is most likely part of that, and goes unsaid.
 */
export function endFaulty(ctx: Context, item: Item, used: number, before: number): Rest {
  const { length } = ctx.faults
  const rest = endStatement(ctx, item, used)
  if (length > before) ctx.faults.length = length
  return rest
}

/** Checks that a section's head ends behind its first `used` words and that its block is there. Tells whether it is. */
export function hasBlock(ctx: Context, item: Item, used: number): boolean {
  const last = item.words[used - 1]
  const next = item.words[used]
  if (next !== undefined) {
    report(ctx, 'unexpected-word', {
      start: next.start,
      end: item.words[item.words.length - 1]?.end ?? next.end,
      message: `"${shownIn(item, next)}" stands where "{" is expected`,
    })
    return item.block !== undefined
  }
  if (item.block === undefined) {
    const at = last?.end ?? item.start
    const rest = item.end >= 0 ? { start: item.end, end: item.end + 1 } : { start: at, end: at }
    report(ctx, 'missing-block', { ...rest, message: `"{" is missing after "${headText(item, used)}"` })
    return false
  }
  if (item.block.open < 0) {
    const at = last?.end ?? item.start
    report(ctx, 'missing-block', { start: at, end: at, message: `"{" is missing after "${headText(item, used)}"` })
  }
  reportUnclosed(ctx, item)
  return true
}

/**
 * Reports a block whose `}` is missing, unless a block at its end lacks its own: then that is the one. Where a block inside
 * took the `}` that stands below this one's head, that block is to blame; where a `{` inside has no head, that `{` is.
 */
export function reportUnclosed(ctx: Context, item: Item): void {
  const { block } = item
  if (block === undefined || block.close !== -1) return
  const inner = block.items[block.items.length - 1]
  if (inner?.block?.close === -1) return
  if (hasHeadless(block) || hasBraceInString(block)) return
  if (isForgivenAtEnd(ctx, item)) return reportForgiven(ctx, item)
  let blamed = item
  for (let next = blockClosedBelow(ctx, item); next !== undefined; next = blockClosedBelow(ctx, next)) blamed = next
  const last = blamed.words[blamed.words.length - 1]
  report(ctx, 'unclosed-block', {
    start: blamed.start,
    end: last?.end ?? blamed.start + 1,
    message: `"${headText(blamed, blamed.words.length)}" is not closed`,
    related: [endOfUnclosed(ctx, blamed)],
  })
  excuseLast(ctx, block)
}

/** Reports a resource that the end of the file closes: drbdadm takes it, and the file may be cut off. */
function reportForgiven(ctx: Context, item: Item): void {
  const end = ctx.text.length
  const brace = ctx.text.endsWith('\n') ? '}\n' : '\n}\n'
  report(ctx, 'unclosed-resource', {
    start: item.start,
    end: item.words[item.words.length - 1]?.end ?? item.start + 1,
    severity: 'warning',
    message: `The file ends before the "}" of "${headText(item, item.words.length)}"`,
    related: [endOfUnclosed(ctx, item)],
    fixes: [{ title: 'Add "}" at the end', safety: 'unsafe', edits: [{ file: ctx.file, span: { start: end, end }, newText: brace }] }],
  })
}

/** Points at where the `}` of a block should stand at the latest: from what stands last in it to what cannot stand in it. */
function endOfUnclosed(ctx: Context, { block }: Item): NonNullable<Fault['related']>[number] {
  const last = block?.items[block.items.length - 1]
  const start = last === undefined ? (block?.open ?? 0) + 1 : endOf(last)
  const end = block === undefined || block.close < 0 ? skipBlank(ctx.text, start) : block.close
  const isFileEnd = end >= ctx.text.length
  return { at: { file: ctx.file, span: { start, end } }, message: isFileEnd ? 'the file ends here' : 'its "}" is missing here at the latest' }
}

/**
 * A single word at the end of a block without its `}` stands in the place of that, and a statement without its end where the
 * file ends was cut off with it.
 */
function excuseLast(ctx: Context, { items }: Block): void {
  const last = items[items.length - 1]
  if (last === undefined || last.end >= 0 || last.block !== undefined) return
  if (last.words.length === 1 || skipBlank(ctx.text, endOf(last)) === ctx.text.length) ctx.excused = last
}

/** Tells whether a `{` without any words before it stands in a block, at whatever depth. */
function hasHeadless(block: Block): boolean {
  const open = [block]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const { words, block: inner } of next.items) {
      if (inner === undefined) continue
      if (words.length === 0) return true
      open.push(inner)
    }
  }
  return false
}

/** Tells whether a `}` lies in a string that nothing closes, or is quoted by itself: the string is told of. */
function hasBraceInString({ items }: Block): boolean {
  return items.some(
    ({ words }) => words.some(({ kind, image }) => kind === 'UnclosedString' && image.includes('}')) || (words[0]?.kind === 'QuotedString' && words[0].image === '"}"'),
  )
}

/** Finds the block inside that ends with a `}` in the column of this one's head, though its own head is indented. */
function blockClosedBelow({ text }: Context, item: Item): Item | undefined {
  const column = indentAt(text, item.start)
  if (column === undefined) return undefined
  return item.block?.items.findLast(({ start, block }) => {
    if (block === undefined || block.close < 0 || indentAt(text, block.close) !== column) return false
    const own = indentAt(text, start)
    return own !== undefined && own > column
  })
}

/** Counts the blanks before an offset; nothing where something else stands on its line. */
export function indentAt(text: string, offset: number): number | undefined {
  let at = offset
  while (at > 0 && (text.charCodeAt(at - 1) === 32 || text.charCodeAt(at - 1) === 9)) at -= 1
  return at === 0 || text.charCodeAt(at - 1) === 10 ? offset - at : undefined
}

/** 8.0 and later take the end of the file for the last brace of a resource. */
function isForgivenAtEnd(ctx: Context, item: Item): boolean {
  const head = item.words[0]?.image
  return ctx.dialect !== '0.7' && (head === 'resource' || head === 'common') && isAtFileEnd(ctx, item)
}

function isAtFileEnd(ctx: Context, item: Item): boolean {
  const last = item.block?.items[item.block.items.length - 1]
  const from = last === undefined ? (item.block?.open ?? item.start) + 1 : endOf(last)
  return skipBlank(ctx.text, from) === ctx.text.length
}

/** Reports words that a statement does not take; returns them where they are a statement whose forerunner lacks its `;`. */
export function surplus(ctx: Context, item: Item, used: number): Rest {
  const last = item.words[used - 1]
  const next = item.words[used]
  if (next === undefined) return undefined
  if (last?.kind === 'UnclosedString') return undefined
  if (next.kind === 'Bare' && isStatementName(next.image) && used > 0) {
    missingSemicolon(ctx, item, last, next)
    return { ...item, start: next.start, words: item.words.slice(used) }
  }
  report(ctx, 'unexpected-word', {
    start: next.start,
    end: item.words[item.words.length - 1]?.end ?? next.end,
    message: `"${shownIn(item, next)}" stands where ";" is expected`,
  })
  return undefined
}

/** Reports that a statement has no value where it needs one; `what` names it: `a number`, `a host`. */
export function missingValue(ctx: Context, item: Item, what: string): Rest {
  const last = item.words[item.words.length - 1]
  const at = last?.end ?? item.start
  report(ctx, 'missing-argument', {
    start: item.start,
    end: at,
    message: `"${headText(item, item.words.length)}" lacks ${what}`,
  })
  return undefined
}

/**
 * Checks that a word is a name: a bare word or a string, and no keyword, number or address. Tells whether it is.
 *
 * `what` says what is named: `resource`, `host`, `device`.
 */
export function isName(ctx: Context, word: Word, what: string): boolean {
  const lexeme = lexemeOf(word, ctx)
  switch (lexeme) {
    case 'name':
      return true
    case 'too-long':
      reportTooLong(ctx, word)
      return false
    case 'broken':
      reportBroken(ctx, word)
      return false
    case 'sign':
      report(ctx, 'unexpected-word', {
        start: word.start,
        end: word.end,
        message: `"${shown(word)}" stands where a ${what} is expected`,
      })
      return false
    default: {
      const looks = { number: 'a number', ipv4: 'an address', version: 'a version number', keyword: 'a keyword' }[
        lexeme
      ]
      report(ctx, 'unquoted-word', {
        start: word.start,
        end: word.end,
        message: `"${word.image}" is ${looks} to drbdadm and no ${what}, unless it is quoted`,
        fixes: [
          {
            title: `Quote ${word.image}`,
            safety: 'safe',
            edits: [{ file: ctx.file, span: { start: word.start, end: word.end }, newText: `"${word.image}"` }],
          },
        ],
      })
      return false
    }
  }
}

/**
 * The same for the name of a resource, a host or a connection: tells whether the word is meant as one, so that what follows is
 * worth reading. Behind a keyword a name may be missing; a number or an address in its place only lacks its quotes.
 */
export function isMeantAsName(ctx: Context, word: Word, what: string): boolean {
  if (isName(ctx, word, what)) return true
  const lexeme = lexemeOf(word, ctx)
  return lexeme === 'number' || lexeme === 'ipv4' || lexeme === 'version'
}

/** Reports a string that is not closed or goes over several lines. */
export function reportBroken(ctx: Context, word: Word): void {
  if (word.kind === 'UnclosedString') {
    report(ctx, 'unclosed-string', {
      start: word.start,
      end: word.end,
      message: 'The closing quote of this string is missing on its line',
    })
    return
  }
  report(ctx, 'invalid-string', {
    start: word.start,
    end: word.end,
    message: 'A string cannot go over several lines',
    help: 'Write it on one line. A backslash at the end of a line does not continue it.',
  })
}

/** Reports a word that the scanner finds too long. */
export function reportTooLong(ctx: Context, word: Word): void {
  const most = word.kind === 'Bare' ? longestBare(ctx.vocabulary) : ctx.dialect === '0.7' ? 80 : 255
  report(ctx, 'invalid-string', {
    start: word.start,
    end: word.end,
    message: `This ${word.kind === 'Bare' ? 'word' : 'string'} is longer than ${most} ${word.kind === 'Bare' ? 'characters' : 'bytes'}`,
  })
}

/** Shows a word in a message: at most 40 characters, without its quotes. */
export function shown(word: Word | undefined): string {
  if (word === undefined) return ''
  const text = word.kind === 'Bare' ? word.image : textOf(word)
  return text.length > 40 ? `${text.slice(0, 37)}...` : text
}

/** Shows a word of an item, unless it may be a secret: whatever follows a word with "secret" in it. */
export function shownIn(item: Item, word: Word | undefined): string {
  const head = item.words[0]
  return word !== head && head?.image.includes('secret') === true ? '***' : shown(word)
}

/** Shows the first words of a head: `on alpha`. */
export function headText(item: Item, used: number): string {
  return item.words.slice(0, used).map(word => shownIn(item, word)).join(' ')
}

/**
 * Reports that the `;` behind a word is missing, before another statement where `next` begins one. DRBD 0.7 only complains where the
 * line ends there.
 */
export function missingSemicolon(ctx: Context, item: Item, last: Word | undefined, next?: Word): void {
  if (last?.kind === 'UnclosedString' || last?.kind === 'BrokenString') return
  const at = last?.end ?? item.start
  // The sign is there, on the wrong side of the quote: another one behind it would leave it in the string.
  if (last?.kind === 'QuotedString' && last.image.endsWith(';"') && !last.image.endsWith('\\;"')) {
    const inner = { start: last.end - 2, end: last.end }
    report(ctx, 'missing-semicolon', {
      ...inner,
      message: 'The ";" stands inside of the quotes and belongs behind them',
      fixes: [{ title: 'Move ";" out of the quotes', safety: 'safe', edits: [{ file: ctx.file, span: inner, newText: '";' }] }],
    })
    return
  }
  const isForgiven = ctx.dialect === '0.7' && /^[ \t]*\n/.test(ctx.text.slice(at, at + 200))
  report(ctx, 'missing-semicolon', {
    start: at,
    end: at,
    message: `";" is missing after "${shownIn(item, last)}"`,
    ...(isForgiven ? { severity: 'warning' as const } : {}),
    // A statement of its own that 0.7 does not know tells of a later release, to which the file may be full of errors.
    fixes: [
      { title: 'Add ";"', safety: isForgiven && next !== undefined && !isKnown(ctx, next.image) ? 'unsafe' : 'safe', edits: [{ file: ctx.file, span: { start: at, end: at }, newText: ';' }] },
    ],
  })
}

/** Tells whether a word begins a statement or a section in the release that reads the file. */
function isKnown({ target, dialect }: Context, word: string): boolean {
  return optionsNamed(word).some(entry => factsFor(entry, target) !== undefined) || structuresNamed(word).some(row => structureOfRow(row, dialect) !== undefined)
}

/** Tells whether a word begins a statement or a section in any release. */
export function isStatementName(word: string): boolean {
  return isOptionName(word) || structuresNamed(word).length > 0
}

/** Where an item stands, in words. */
export function placeName(place: Place, section?: string): string {
  switch (place) {
    case 'file':
      return 'at the top of a file'
    case 'host':
      return 'in a host section'
    case 'stacked':
      return 'in "stacked-on-top-of"'
    case 'connection-volume':
      return 'in a volume of a connection'
    case 'mesh':
      return 'in "connection-mesh"'
    case 'proxy-host':
      return 'in "proxy on"'
    default:
      return `in "${section ?? place}"`
  }
}
