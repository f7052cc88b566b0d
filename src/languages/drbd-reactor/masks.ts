import { embeddedSecrets } from '../../secrets/likely-secrets.js'
import type { Span } from '../../text/span.js'
import { vocabulary } from './vocabulary.js'

/** Lists where a secret may stand: no key of its own has one, but parameters of agents and commands may, and what is misspelt. */
export function* masks(text: string): Generator<Span> {
  yield* embeddedSecrets(text, word => vocabulary.find(word) !== undefined)
}
