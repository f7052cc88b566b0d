import { embeddedSecrets } from '../../secrets/likely-secrets.js'
import type { Span } from '../../text/span.js'
import { scriptNamed } from './vocabulary.js'

/**
 * Lists where secrets may stand in a text that is meant as haresources, whatever state it is in: passwords in the arguments
 * of resources, such as the mount options of Filesystem, in comments too.
 */
export function masks(text: string): Iterable<Span> {
  return embeddedSecrets(text, word => scriptNamed(word) !== undefined)
}
