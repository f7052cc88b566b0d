import type { FileId } from '../../../text/located.js'
import { withoutLookAlikes } from '../../../text/look-alikes.js'
import type { Span } from '../../../text/span.js'

/** A text as one reads it. */
export interface ReadText {
  readonly id: FileId
  readonly text: string
  /** Words are what they look like, as their author means them; heartbeat reads them to the byte. */
  readonly isMeant: boolean
}

/** Reads a word. */
export function wordAt({ text, isMeant }: ReadText, { start, end }: Span): string {
  const word = text.slice(start, end)
  return isMeant ? withoutLookAlikes(word).replace(/^["']+|["']+$/g, '') : word
}
