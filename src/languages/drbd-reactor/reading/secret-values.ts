import type { ItemShape, LineShape, MemberShape, PairShape, ValueShape } from '../../../../grammars/drbd-reactor/parser.js'
import { isFaintSecretName, secretNameKind } from '../../../secrets/secret-name.js'
import { isPlainValue } from '../../../secrets/unknown-names.js'
import { spanOf } from '../../../syntax/chevrotain.js'
import type { GrammarToken } from '../../../syntax/chevrotain.js'
import { spanFrom } from '../../../text/span.js'
import type { Span } from '../../../text/span.js'
import { readString } from './string.js'

/** How surely what stands behind a name is a secret. */
type Surety = 'strong' | 'weak' | 'none'

/**
 * Lists the values of keys that are called like a secret, and what stands in tables that are: no key of the daemon has one, but
 * people write what they know from elsewhere. A key without its sign counts as well, and a value without its quotes.
 */
export function* secretValues(lines: readonly LineShape[], isKnown: (name: string) => boolean): Generator<Span> {
  let table: Surety = 'none'
  for (const line of lines) {
    if (line.kind === 'header') {
      table = ofTable(line.parts, isKnown)
      yield* behindHeader(line.parts, table)
    } else yield* inPair(line, table, isKnown)
  }
}

/** A resource may be called like a secret; what stands behind `resources.` is its name. */
function ofTable(parts: readonly GrammarToken[], isKnown: (name: string) => boolean): Surety {
  const end = endOfHeader(parts)
  const names = parts.slice(0, end).filter(isName)
  const last = names.at(-1)
  if (last === undefined || nameOf(names.at(-2)) === 'resources') return 'none'
  // A blank or a sign may have come into it.
  return secretNameKind(nameOf(names.at(-2)) + nameOf(last)) === 'strong' ? 'strong' : suretyOf([last], isKnown)
}

function endOfHeader(parts: readonly GrammarToken[]): number {
  const end = parts.findIndex(({ tokenType: { name } }) => name === 'CloseBracket')
  return end === -1 ? parts.length : end
}

/** Where a line end got lost a pair stands behind the head of a table. */
function* behindHeader(parts: readonly GrammarToken[], table: Surety): Generator<Span> {
  const behind = parts.slice(endOfHeader(parts))
  if (table === 'strong') yield* wholeOf(behind.filter(isString))
  yield* behindName(behind)
}

/** What stands behind a name of a secret among words that are no pair. */
function* behindName(words: readonly GrammarToken[]): Generator<Span> {
  const at = words.findIndex((token, index) => token.tokenType.name === 'Bare' && index + 1 < words.length && secretNameKind(token.image) === 'strong')
  if (at === -1) return
  const value = words.slice(at + 1)
  yield* wholeOf(value.slice(Math.max(value.findIndex(({ tokenType: { name } }) => name !== 'Equals' && name !== 'Sign'), 0)))
}

function* inPair({ key, equals, value, rest }: PairShape, table: Surety, isKnown: (name: string) => boolean): Generator<Span> {
  const names = key.filter(isName)
  const own = suretyOf(names, isKnown)
  const known = names.length === 1 && isKnown(nameOf(names[0]))
  const surety = own !== 'none' || known ? own : table
  if (value !== undefined) yield* inValue(value, surety, isKnown)
  if (equals === undefined) yield* behindName(key)
  yield* surety === 'strong' ? wholeOf(rest) : behindName(rest)
}

function* inValue(value: ValueShape | ItemShape | MemberShape, surety: Surety, isKnown: (name: string) => boolean): Generator<Span> {
  switch (value.kind) {
    case 'array':
    case 'table':
      for (const item of value.items) yield* inValue(item, surety, isKnown)
      return
    case 'pair':
      yield* inPair(value, surety, isKnown)
      return
    case 'words':
      yield* surety === 'none' ? behindName(value.words) : inWords(value.words, surety)
      return
    case 'stray':
      if (surety === 'strong') yield* wholeOf([value.token])
      return
    default:
  }
}

function* inWords(words: readonly GrammarToken[], surety: Surety): Generator<Span> {
  const [first] = words
  if (first === undefined) return
  const inner = innerOf(first)
  if (words.length > 1 || inner === undefined) {
    const text = words.map(({ image }) => image).join('')
    if (surety === 'strong' || !isPlainValue(text)) yield* wholeOf(words)
  } else if (surety === 'strong' || !isPlainValue(first.image.slice(1, -1))) yield inner
}

function* wholeOf(tokens: readonly GrammarToken[]): Generator<Span> {
  const [first, last] = [tokens[0], tokens.at(-1)]
  if (first !== undefined && last !== undefined) yield spanFrom(spanOf(first).start, spanOf(last).end)
}

/** Without its quotes; `undefined` where it has none, or one only. */
function innerOf(token: GrammarToken): Span | undefined {
  return isString(token) ? readString(token.image, spanOf(token).start).inner : undefined
}

function isString({ tokenType: { name } }: GrammarToken): boolean {
  return name === 'LongLiteral' || (name.endsWith('String') && name !== 'UnclosedString')
}

function isName(token: GrammarToken): boolean {
  return token.tokenType.name === 'Bare' || isString(token)
}

function nameOf(token: GrammarToken | undefined): string {
  if (token === undefined) return ''
  return isString(token) ? readString(token.image, 0).text : token.image
}

function suretyOf(names: readonly GrammarToken[], isKnown: (name: string) => boolean): Surety {
  let surety: Surety = 'none'
  for (const token of names) {
    const name = nameOf(token)
    const kind = secretNameKind(name)
    if (kind === 'strong') return 'strong'
    if (kind === 'weak' || (!isKnown(name) && isFaintSecretName(name))) surety = 'weak'
  }
  return surety
}
