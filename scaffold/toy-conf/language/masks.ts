import { embeddedSecrets } from '../../../src/secrets/likely-secrets.js'
import { spanFrom } from '../../../src/text/span.js'
import type { Span } from '../../../src/text/span.js'
import { secretOptions, vocabulary } from './vocabulary.js'

/**
 * Lists where a secret may stand in a text that is meant as toy.conf: what follows the name of a secret option to the end of the
 * line, in comments too, and what looks like a secret anywhere.
 */
export function* masks(text: string): Generator<Span> {
  for (const match of text.matchAll(behindSecretOption)) {
    const end = match.index + match[0].length
    yield spanFrom(end - (match[1] ?? '').length, end)
  }
  yield* embeddedSecrets(text, word => vocabulary.find(word) !== undefined)
}

const behindSecretOption = new RegExp(`\\b(?:${secretOptions.join('|')})[ \\t]+([^\\r\\n]+)`, 'g')
