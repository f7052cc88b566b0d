import type { ParsedFile } from '../syntax/parsed-file.js'
import { touches } from '../text/span.js'
import type { Span } from '../text/span.js'
import type { XmlDocument, XmlElement } from './document.js'
import { nameInEndTag } from './end-tag.js'

/** Lists the parts of the element around a place: an attribute, the tag, what stands between the tags. */
export function partsAt(file: ParsedFile<unknown>, offset: number): readonly Span[] {
  const element = elementAt(file, offset)
  if (element === undefined) return []
  const { attributes, startTag, endTag } = element
  const inner = endTag === undefined ? [] : [{ start: startTag.end, end: endTag.start }]
  return [...attributes.map(({ whole }) => whole), startTag, ...inner].filter(span => touches(span, offset))
}

/** Lists the names in both tags of an element where a place is in one of them. */
export function twinsAt(file: ParsedFile<unknown>, offset: number): readonly Span[] {
  const element = elementAt(file, offset)
  if (element?.endTag === undefined) return []
  const names = [element.span, nameInEndTag(file.source.text, element.endTag)]
  const [first, second] = names.map(({ start, end }) => file.source.text.slice(start, end))
  return first === second && names.some(name => touches(name, offset)) ? names : []
}

function elementAt(file: ParsedFile<unknown>, offset: number): XmlElement | undefined {
  let found: XmlElement | undefined
  let candidates = (file.ast as XmlDocument).roots
  for (;;) {
    const next = candidates.find(({ whole }) => touches(whole, offset))
    if (next === undefined) return found
    found = next
    candidates = next.children
  }
}
