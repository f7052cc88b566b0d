import { joinedSpans, masked } from '../../src/secrets/mask.js'
import type { Span } from '../../src/text/span.js'

/** Shows a text as a language lets it be shown. */
export function maskedBy({ masks }: { masks(text: string): Iterable<Span> }, text: string): string {
  return masked(text, joinedSpans(masks(text))).text
}
