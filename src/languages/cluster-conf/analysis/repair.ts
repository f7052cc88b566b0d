import type { Fix, FixSafety } from '../../../diagnostics/fix.js'
import type { ParsedFile } from '../../../syntax/parsed-file.js'
import { lineStartAt } from '../../../text/line-at.js'

import type { XmlAttribute, XmlElement } from '../ast.js'

/** Taking something out of a broken tag is never safe: the rest of it may come to mean something else. */
export function safeWithin(element: XmlElement): FixSafety {
  return element.isTagSound ? 'safe' : 'unsafe'
}

/** Takes an attribute out, with the blanks before it. Where one is written wrongly, the words behind it may be parts of it. */
export function withoutAttribute(file: ParsedFile, attribute: XmlAttribute, safety: FixSafety): Fix {
  const { start, end } = attribute.whole
  const { text } = file.source
  const span = { start: skipBlanksBack(text, start), end }
  // In a tag that is not well written the next word may follow without a blank.
  const newText = /[\s/>]/.test(text.charAt(end)) ? '' : ' '
  const edits = [{ file: attribute.file, span, newText }]
  return { title: `Remove "${attribute.name}"`, safety: attribute.isBroken ? 'unsafe' : safety, edits }
}

/** Takes an element out with all that is in it, and its line where nothing else stands there. */
export function withoutElement(file: ParsedFile, element: XmlElement, safety: FixSafety): Fix {
  const { text } = file.source
  const { start, end } = element.whole
  const lineStart = lineStartAt(text, start)
  const lineEnd = /[ \t]*\r?\n/y
  lineEnd.lastIndex = end
  const isAlone = text.slice(lineStart, start).trim() === '' && lineEnd.test(text)
  const span = isAlone ? { start: lineStart, end: lineEnd.lastIndex } : { start, end }
  const edits = [{ file: element.file, span, newText: '' }]
  return { title: `Remove this "${element.tag}"`, safety, edits }
}

/** Takes several elements of one name out at once. */
export function withoutElements(file: ParsedFile, elements: readonly XmlElement[], safety: FixSafety): Fix {
  const fixes = elements.map(element => withoutElement(file, element, safety))
  const title = fixes.length > 1 ? `Remove these ${fixes.length} elements "${elements[0]?.tag ?? ''}"` : fixes[0]?.title ?? ''
  return { title, safety, edits: fixes.flatMap(({ edits }) => edits) }
}

/** Gives an attribute another value; it must need no escape. */
export function withValue(attribute: XmlAttribute, value: string, safety: FixSafety): Fix {
  const edits = [{ file: attribute.file, span: attribute.span, newText: value }]
  return { title: `Set "${attribute.name}" to "${value}"`, safety, edits }
}

/** Adds an attribute behind the last one; its value must need no escape. */
export function withAttribute(element: XmlElement, name: string, value: string): Fix {
  const end = element.attributes.at(-1)?.whole.end ?? element.span.end
  const edits = [{ file: element.file, span: { start: end, end }, newText: ` ${name}="${value}"` }]
  return { title: `Add ${name}="${value}"`, safety: 'unsafe', edits }
}

function skipBlanksBack(text: string, offset: number): number {
  let start = offset
  while (start > 0 && /\s/.test(text.charAt(start - 1))) start -= 1
  return start
}
