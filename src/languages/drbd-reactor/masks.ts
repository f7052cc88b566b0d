import { parseShape } from '../../../grammars/drbd-reactor/parser.js'
import { embeddedSecrets, remarkedSecrets } from '../../secrets/likely-secrets.js'
import { secretNameKind } from '../../secrets/secret-name.js'
import { createKnownNames } from '../../secrets/unknown-names.js'
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
  yield* embeddedSecrets(text, word => vocabulary.find(word) !== undefined)
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
