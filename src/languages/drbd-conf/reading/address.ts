import type { Located } from '../../../text/located.js'
import type { Item, Word } from '../ast.js'
import { isIpv4Word, isIpv6Word, lexemeOf } from './lexis.js'
import type { Address, Port } from '../schema.js'
import { isAtLeast } from '../vocabulary.js'
import { quantityOf } from '../../../values/drbd-quantity.js'
import type { Context } from './context.js'
import { locatedAt, report } from './context.js'
import { oldNumberAt } from './old-number.js'
import { reportBroken, shown } from './statement.js'

/** An address and how many words of the statement it and what stands before it take, -1 where it is wrong. */
export interface ReadAddress {
  readonly address?: Address
  readonly used: number
}

/** The release from which an address may name its family. */
const families: Readonly<Record<string, string>> = {
  ipv4: '8.2.7',
  ipv6: '8.2.7',
  sci: '8.2.7',
  ssocks: '8.3.2',
  sdp: '8.3.3',
}

/**
 * Reads `[ipv4|ipv6|sdp|ssocks|sci] ADDRESS:PORT` from the word at `from` on.
 *
 * What is wrong is reported; `used` then is -1, and the rest of the statement says nothing reliable.
 */
export function readAddress(ctx: Context, item: Item, from: number): ReadAddress {
  const { words } = item
  const first = words[from]
  if (first === undefined) return missing(ctx, item, 'its address')
  const since = first.kind === 'Bare' ? families[first.image] : undefined
  const family = since === undefined ? 'ipv4' : first.image
  if (since !== undefined && !isAtLeast(ctx.target, since))
    return wrong(ctx, first, `"${first.image}" addresses are known from DRBD ${since} on`)
  const at = since === undefined ? from : from + 1
  return family === 'ipv6' ? readIpv6(ctx, item, at) : readIpv4(ctx, item, { at, family, start: first.start })
}

function readIpv4(
  ctx: Context,
  item: Item,
  { at, family, start }: { at: number; family: string; start: number },
): ReadAddress {
  const word = item.words[at]
  if (word === undefined) return missing(ctx, item, 'its address')
  if (word.kind === 'UnclosedString' || word.kind === 'BrokenString') {
    reportBroken(ctx, word)
    return { used: -1 }
  }
  if (word.kind === 'QuotedString') return wrong(ctx, word, 'An address must not be quoted')
  if (!isIpv4Word(word.image)) {
    const help =
      word.kind === 'LeftBracket' || isIpv6Start(item, at)
        ? 'Write an IPv6 address as ipv6 [2001:db8::1]:7788.'
        : undefined
    return wrong(ctx, word, `"${shown(word)}" is no IPv4 address`, help)
  }
  if (ctx.dialect === '0.7' && !isStrictIpv4(word.image)) {
    return wrong(
      ctx,
      word,
      `"${word.image}" is no address that DRBD 0.7 reads; each part is 0–255 without leading zero, the outer ones 1–254`,
    )
  }
  const host = locatedAt(ctx, word.image, word.start, word.end)
  return readPort(ctx, item, { at: at + 1, family, host, start })
}

/** Shows words on one line, without what stands between them. */
function inOneLine(words: readonly Word[]): string {
  return words.map(({ image, start }, index) => `${index > 0 && words[index - 1]?.end !== start ? ' ' : ''}${image}`).join('')
}

function readIpv6(ctx: Context, item: Item, at: number): ReadAddress {
  const { words } = item
  const open = words[at]
  if (open === undefined) return missing(ctx, item, 'its address')
  if (open.kind !== 'LeftBracket') return wrong(ctx, open, `"${shown(open)}" stands where "[" is expected`)
  let close = at + 1
  while (close < words.length && words[close]?.kind !== 'RightBracket') close += 1
  const first = words[at + 1]
  const last = words[close - 1]
  if (words[close] === undefined || first === undefined || last === undefined)
    return wrong(ctx, open, '"]" is missing after this address')
  const text = ctx.text.slice(first.start, last.end)
  if (close === at + 1 || !isIpv6Word(text))
    return wrong(ctx, { start: first.start, end: last.end }, `"${inOneLine(words.slice(at + 1, close))}" is no IPv6 address`)
  const host = locatedAt(ctx, text, first.start, last.end)
  return readPort(ctx, item, { at: close + 1, family: 'ipv6', host, start: words[at - 1]?.start ?? open.start })
}

interface Partial {
  readonly at: number
  readonly family: string
  readonly host: Located<string>
  readonly start: number
}

function readPort(ctx: Context, item: Item, { at, family, host, start }: Partial): ReadAddress {
  const colon = item.words[at]
  const word = item.words[at + 1]
  const previous = item.words[at - 1]
  const old = oldNumberAt(ctx, item, { at, name: 'port' })
  if (old !== undefined) {
    const span = { start, end: old.word.end }
    return { used: old.used, address: { file: ctx.file, span, family, host, port: portOf(ctx, old.word) } }
  }
  if (colon === undefined || colon.kind !== 'Colon') {
    const span = colon ?? { start: previous?.end ?? item.start, end: previous?.end ?? item.start }
    return wrong(
      ctx,
      colon?.kind === 'Bare' ? { start: span.start, end: span.start } : span,
      `":" and a port are missing after "${host.value}"`,
    )
  }
  if (word === undefined)
    return wrong(ctx, { start: colon.end, end: colon.end }, `The port is missing after "${host.value}:"`)
  // What is no port is reported as such, with blanks before it or without.
  if (ctx.dialect === '0.7' && /^[0-9]{1,9}$/.test(word.image) && (colon.start !== previous?.end || word.start !== colon.end))
    return wrong(ctx, { start: host.span.start, end: word.end }, 'DRBD 0.7 reads no blanks in an address')
  const port = portOf(ctx, word)
  const end = word.end
  return { used: port === undefined ? -1 : at + 2, address: { file: ctx.file, span: { start, end }, family, host, port } }
}

/**
 * Reads a port; what is wrong is reported. Its range is looked at while drbdadm reads an address, but not where `port` stands
 * behind a host: then only drbdsetup does.
 */
export function portOf(ctx: Context, word: Word, range: 'checked' | 'read' = 'checked'): Port | undefined {
  const isNumber = ctx.dialect === '0.7' ? /^[0-9]{1,9}$/.test(word.image) : lexemeOf(word, ctx) === 'number'
  if (!isNumber) {
    wrong(ctx, word, `"${shown(word)}" is no port`)
    return undefined
  }
  const port = quantityOf(word.image, 1) ?? 0
  if (port < 1 || port > 65535)
    report(ctx, 'invalid-port', {
      start: word.start,
      end: word.end,
      message: `Port ${word.image} is outside 1–65535`,
      ...(range === 'checked' ? {} : { origin: 'practice' as const }),
    })
  const located = locatedAt(ctx, port, word.start, word.end)
  return word.image === String(port) ? located : { ...located, text: word.image }
}

function wrong(
  ctx: Context,
  span: { readonly start: number; readonly end: number },
  message: string,
  help?: string,
): ReadAddress {
  report(ctx, 'invalid-address', { start: span.start, end: span.end, message, ...(help === undefined ? {} : { help }) })
  return { used: -1 }
}

function missing(ctx: Context, item: Item, what: string): ReadAddress {
  const last = item.words[item.words.length - 1]
  report(ctx, 'missing-argument', {
    start: item.start,
    end: last?.end ?? item.start,
    message: `"${shown(item.words[0])}" lacks ${what}`,
  })
  return { used: -1 }
}

function isIpv6Start(item: Item, at: number): boolean {
  return item.words[at + 1]?.kind === 'Colon' && item.words[at + 2]?.kind === 'Colon'
}

/** Octets as the scanner of 0.7 wants them: the outer ones 1–254, the inner ones 0–255, none with a leading zero. */
function isStrictIpv4(text: string): boolean {
  return text.split('.').every((part, index) => {
    const number = Number(part)
    if (part.length > 1 && part.startsWith('0')) return false
    return index === 0 || index === 3 ? number >= 1 && number <= 254 : number <= 255
  })
}
