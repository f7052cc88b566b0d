import { isSolid } from '../../syntax/token.js'
import type { ParsedFile } from '../../syntax/parsed-file.js'
import { spanFrom } from '../../text/span.js'
import type { Span } from '../../text/span.js'
import { isSecretAttribute } from './vocabulary.js'

/** Lists the places of passwords and their like: the values of all attributes whose name says so, in broken tags too. */
export function* secretSpans(file: ParsedFile): Generator<Span> {
  const { text } = file.source
  let name = ''
  for (const token of file.tokens) {
    if (!isSolid(token)) continue
    const { kind, start, end } = token
    if (kind === 'Attribute') {
      const equals = text.indexOf('=', start)
      if (equals !== -1 && equals < end && isSecretAttribute(text.slice(start, equals).trim())) yield spanFrom(equals + 1, end)
      name = ''
    } else if (kind === 'Name') {
      name = text.slice(start, end)
    } else if (kind !== 'Equals') {
      if (name !== '' && isSecretAttribute(name)) yield spanFrom(start, end)
      name = ''
    }
  }
}
