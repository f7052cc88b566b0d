import { likelySecrets } from '../../secrets/likely-secrets.js'
import { behindUnknownNames, createKnownNames } from '../../secrets/unknown-names.js'
import type { Span } from '../../text/span.js'
import { vocabulary } from './vocabulary.js'

/** OCFS2's cluster.conf has no place for secrets: lists what looks like one all the same, and what stands behind names that nobody knows. */
export function* masks(text: string): Generator<Span> {
  yield* likelySecrets(text)
  yield* behindUnknownNames(text, createKnownNames(vocabulary))
}
