import type { ParsedFile } from '../syntax/parsed-file.js'
import type { Span } from '../text/span.js'
import { descendantsOf } from './document.js'
import type { XmlDocument } from './document.js'

/** Lists what a suppression can cover: every element, from its start tag to its end tag. */
export function* statements(file: ParsedFile<unknown>): Generator<Span> {
  for (const root of (file.ast as XmlDocument).roots) {
    yield root.whole
    for (const element of descendantsOf(root)) yield element.whole
  }
}
