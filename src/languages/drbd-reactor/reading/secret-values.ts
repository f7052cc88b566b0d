import type { ItemShape, LineShape, MemberShape, PairShape, ValueShape } from '../../../../grammars/drbd-reactor/parser.js'
import { isFaintSecretName, secretNameKind } from '../../../secrets/secret-name.js'
import { isPlainValue } from '../../../secrets/unknown-names.js'
import { spanOf } from '../../../syntax/chevrotain.js'
import type { GrammarToken } from '../../../syntax/chevrotain.js'
import { spanFrom } from '../../../text/span.js'
import type { Span } from '../../../text/span.js'
import { vocabulary } from '../vocabulary.js'
import { readString } from './string.js'

/** How surely what stands behind a name is a secret. */
type Surety = 'strong' | 'weak' | 'none'

/**
 * Lists the values of keys that are called like a secret, and what stands in tables that are: no key of the daemon has one, but
 * people write what they know from elsewhere. A key without its sign counts as well, and a value without its quotes. Behind a key
 * that nobody knows, and behind the end of a value, stands what may have been meant as one.
 */
export function* secretValues(lines: readonly LineShape[], isKnown: (name: string) => boolean): Generator<Span> {
  let table: Surety = 'none'
  /** The line before may be a secret that goes on. */
  let isOpen = false
  for (const line of lines) {
    if (line.kind === 'header') {
      table = ofTable(line.parts, isKnown)
      yield* behindHeader(line.parts, { table, isKnown })
      isOpen = false
      continue
    }
    const first = line.key.find(isName)
    const isOurs = first !== undefined && isKnown(nameOf(first))
    if (isOpen && line.equals === undefined && !isOurs) yield* wholeOf(line.key)
    else yield* inPair(line, table, isKnown)
    isOpen = !isOurs && (isOpen || (line.equals !== undefined && line.value?.kind === 'words' && !isPlainValue(line.value.words.map(({ image }) => image).join(''))))
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
  const end = parts.findIndex(({ tokenType: { name } }) => name === 'CloseBracket' || name === 'Equals')
  return end === -1 ? parts.length : end
}

/** Where a line end got lost a pair stands behind the head of a table. */
function* behindHeader(parts: readonly GrammarToken[], { table, isKnown }: { readonly table: Surety; readonly isKnown: (name: string) => boolean }): Generator<Span> {
  const end = endOfHeader(parts)
  const behind = parts.slice(parts[end]?.tokenType.name === 'Equals' ? Math.max(end - 1, 0) : end)
  if (table === 'strong') yield* wholeOf(behind.filter(isString))
  yield* behindValue(behind, isKnown)
}

/** What stands behind a name of a secret among words that are no pair. */
function* behindName(words: readonly GrammarToken[]): Generator<Span> {
  const at = words.findIndex((token, index) => index + 1 < words.length && isName(token) && secretNameKind(nameOf(token)) === 'strong')
  if (at === -1) return
  const value = words.slice(at + 1)
  yield* wholeOf(value.slice(Math.max(value.findIndex(({ tokenType: { name } }) => name !== 'Equals' && name !== 'Sign'), 0)))
}

/** What stands behind a value on its line: strings but those of a known key whose line end got lost. */
function* behindValue(words: readonly GrammarToken[], isKnown: (name: string) => boolean): Generator<Span> {
  let isOurs = false
  for (const token of words) {
    if (token.tokenType.name === 'Bare' && isKnown(token.image)) isOurs = true
    else if (token.tokenType.name === 'Bare') isOurs = false
    else if (!isOurs && token.image.length > 1 && !isPlainValue(token.image.slice(1, -1)) && /String|Literal/.test(token.tokenType.name)) yield* wholeOf([token])
  }
  yield* behindName(words)
}

/** Names in the table of a known key, such as variables and states, are chosen by users. */
type Place = Surety | 'free'

function* inPair({ key, equals, value, rest }: PairShape, place: Place, isKnown: (name: string) => boolean): Generator<Span> {
  const names = key.filter(isName)
  const [first] = names
  const own = suretyOf(names, isKnown)
  const isOurs = (place === 'free' && names.length > 0) || (first !== undefined && isKnown(nameOf(first)))
  const surety = own !== 'none' ? own : place === 'strong' ? (names.length === 1 && isExactly(names[0]) ? 'none' : 'strong') : isOurs ? 'none' : 'weak'
  if (value !== undefined) yield* inValue(value, surety === 'none' && isOurs ? 'free' : surety, isKnown)
  if (equals === undefined || key.length > 1) {
    const words = key.filter((_, index) => key[index - 1]?.tokenType.name !== 'Dot')
    yield* behindName(equals === undefined ? key : words)
    if (equals === undefined && place === 'strong' && first !== undefined && isText(first)) yield* wholeOf(key)
    // Where quotes got lost, what should be in them stands between them.
    const text = words.findIndex((token, index) => index > 0 && isText(token))
    if (!isOurs && text !== -1) yield* equals === undefined ? wholeOf(words.slice(text)) : behindValue(words.slice(1), isKnown)
  }
  const written = value?.kind === 'words' ? value.words.slice(1) : []
  yield* surety === 'strong' ? wholeOf(rest) : behindValue([...written, ...rest], isKnown)
}

function isExactly(token: GrammarToken | undefined): boolean {
  return vocabulary.find(nameOf(token)) !== undefined
}

function* inValue(value: ValueShape | ItemShape | MemberShape, place: Place, isKnown: (name: string) => boolean): Generator<Span> {
  switch (value.kind) {
    case 'array':
    case 'table':
      for (const item of value.items) yield* inValue(item, place, isKnown)
      return
    case 'pair':
      yield* inPair(value, place, isKnown)
      return
    case 'words':
      yield* place === 'none' || place === 'free' ? behindName(value.words) : inWords(value.words, place)
      return
    case 'stray':
      if (place === 'strong' || (isText(value.token) && !isPlainValue(value.token.image.slice(1, -1)))) yield* wholeOf([value.token])
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

/** A string, closed or not. */
function isText(token: GrammarToken): boolean {
  return isString(token) || token.tokenType.name === 'UnclosedString'
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
