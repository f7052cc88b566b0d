import { parseShape } from '../../../grammars/drbd-reactor/parser.js'
import { allAgents } from '../../agents/agents.js'
import { embeddedSecrets, remarkedSecrets } from '../../secrets/likely-secrets.js'
import { isFaintSecretName, secretNameKind } from '../../secrets/secret-name.js'
import { createKnownNames, isPlainValue } from '../../secrets/unknown-names.js'
import { spanOf } from '../../syntax/chevrotain.js'
import { spanFrom } from '../../text/span.js'
import type { Span } from '../../text/span.js'
import { lex } from './parse.js'
import { secretValues } from './reading/secret-values.js'
import { readString } from './reading/string.js'
import { vocabulary } from './vocabulary.js'

/**
 * Lists where secrets may stand: no key of the daemon has one, but parameters of agents and commands do, and keys that it does
 * not know. What stands behind the name of a secret in a string is one to its end, however its quotes and escapes are written.
 */
export function* masks(text: string): Generator<Span> {
  const { code: tokens, comments } = lex(text)
  for (const token of tokens) {
    const { name } = token.tokenType
    if (!name.endsWith('String') && name !== 'LongLiteral') continue
    const span = secretIn(token.image, spanOf(token).start, name === 'UnclosedString')
    if (span !== undefined) yield span
  }
  const isNear = createKnownNames(vocabulary)
  yield* secretValues(parseShape([...tokens]), word => vocabulary.find(word) !== undefined || (word.length > shortName && isNear(word)))
  for (const { image, startOffset } of comments) {
    for (const { start, end } of remarkedSecrets(image)) yield spanFrom(startOffset + start, startOffset + end)
  }
  yield* behindRemarks(text)
  yield* ofUnknownParameters(text)
  yield* embeddedSecrets(text, word => vocabulary.find(word) !== undefined)
}

let parameterNames: ReadonlySet<string> | undefined

/** The parameters that some agent has: those that hold a secret are called like one. */
function parametersOfAgents(): ReadonlySet<string> {
  return (parameterNames ??= new Set([...allAgents().values()].flatMap(({ parameters }) => [...parameters.keys()])))
}

/** The values of parameters that no agent has which we know, whose names may have been those of secrets, but what nobody takes for one. */
function* ofUnknownParameters(text: string): Generator<Span> {
  for (const { 0: call, index } of text.matchAll(/\bocf:[^\n]{0,4000}/g)) {
    for (const { 0: found, 1: name = '', 2: value = '', index: at } of call.matchAll(/(?<=[\s;])([A-Za-z_][^\s="']{0,60})=[\\"']{0,2}([^\s"'\\\],]{4,})/g)) {
      if (!parametersOfAgents().has(name) && !isPlainValue(value)) yield spanFrom(index + at + found.length - value.length, index + at + found.length)
    }
  }
}

/** What a `#` behind the name of a secret made a remark, and the rest of a remark's secret behind a line end. */
function* behindRemarks(text: string): Generator<Span> {
  for (const { 0: found, 1: name = '', 2: rest = '', index } of text.matchAll(/^[ \t]*([\w."'-]{3,80})[ \t]*#([ \t]*=[^\n]+)/gm)) {
    const own = name.replace(/^.*\.|["']/g, '')
    if (secretNameKind(own) !== undefined || isFaintSecretName(own)) yield spanFrom(index + found.length - rest.length, index + found.length)
  }
  for (const { 0: found, 1: name = '', 3: value = '', index } of text.matchAll(/(?<![\w-])([A-Za-z][\w-]{2,80})["']?[ \t]*=[ \t]*("{3}|'{3})([^]{0,2000}?)(?=\2)/g)) {
    if (secretNameKind(name) !== undefined || isFaintSecretName(name)) yield spanFrom(index + found.length - value.length, index + found.length)
  }
  for (const { 0: found, 1: name = '', 2: next = '', index } of text.matchAll(/^[ \t]*#[ \t]*([\w.-]{3,80})[ \t]*=[ \t]*"[^"\n]*\n([^\n"=[\]]+)(?=")/gm)) {
    if (secretNameKind(name) !== undefined || isFaintSecretName(name)) yield spanFrom(index + found.length - next.length, index + found.length)
  }
}

/** A name as short as this is near too many. */
const shortName = 5

function secretIn(image: string, start: number, isUnclosed: boolean): Span | undefined {
  const { text, inner } = isUnclosed ? { text: image.slice(1), inner: spanFrom(start + 1, start + image.length) } : readString(image, start)
  // A unit of systemd may be called like a secret, and has none.
  if (!/[\s=]/.test(text)) return undefined
  const name = secretNameIn(text)
  if (name === undefined) return secretNameIn(text.replace(/["'\\]/g, '')) === undefined ? undefined : inner
  const at = image.indexOf(name, inner.start - start)
  return at === -1 ? inner : spanFrom(start + at + name.length, inner.end)
}

/** The first name of a secret; one that may mean something else counts before a sign of assignment only. */
function secretNameIn(text: string): string | undefined {
  for (const { 0: name, index } of text.matchAll(/[A-Za-z_][\w.-]*/g)) {
    const kind = secretNameKind(name)
    if (kind === 'strong' || (kind === 'weak' && text[index + name.length] === '=')) return name
  }
  return undefined
}
