import { likelySecrets } from '../../secrets/likely-secrets.js'
import type { Span } from '../../text/span.js'

/** OCFS2's cluster.conf has no place for secrets: lists what looks like one all the same. */
export function masks(text: string): Iterable<Span> {
  return likelySecrets(text)
}
