import { parseFragment } from '../../../pacemaker/reading/xml-fragment.js'
import type { XmlElement } from '../../../pacemaker/ast.js'
import type { FileId } from '../../../text/located.js'
import type { Span } from '../../../text/span.js'
import type { Draft } from './made.js'
import type { Words } from './words.js'

/** Reads `xml <ELEMENT …>`; the backslashes at the ends of its lines are none of the XML. */
export function readXmlStatement(words: Words, text: string): Draft | undefined {
  const from = words.peek()?.span.start
  if (from === undefined) {
    words.expected('XML')
    return undefined
  }
  const { file, span } = words.statement.words[0] ?? words.keyword
  const end = words.behind().span.end
  const xml = text.slice(from, end).replace(/\\+(?=[ \t\r]*\n)/g, backslashes => ' '.repeat(backslashes.length))
  const element = parseFragment(xml)
  if (element === undefined) {
    words.fail('invalid-xml', { file, span: { start: from, end } }, 'This is no element of XML')
    return undefined
  }
  while (words.next() !== undefined);
  return draftOf(element, { file, by: from, parent: undefined, statement: { start: span.start, end } })
}

interface Place {
  readonly file: FileId
  /** How far the XML stands from the beginning of the text. */
  readonly by: number
  readonly parent: Draft | undefined
  readonly statement?: Span
}

function draftOf(element: XmlElement, { file, by, parent, statement }: Place): Draft {
  const moved = ({ start, end }: Span): Span => ({ start: start + by, end: end + by })
  const { kind, tag, span, whole, startTag, endTag, isSelfClosing, texts, isTagSound, isContentSound } = element
  const draft: Draft = {
    kind,
    file,
    tag,
    span: moved(span),
    whole: statement ?? moved(whole),
    startTag: moved(startTag),
    endTag: endTag === undefined ? undefined : moved(endTag),
    isSelfClosing,
    texts: texts.map(moved),
    isTagSound,
    isContentSound,
    attributes: element.attributes.map(({ kind: attribute, name, value, span: own, nameSpan, whole: all, isUnknown, isMisleading, isBroken }) => ({
      kind: attribute, file, name, value, isUnknown, isMisleading, isBroken, span: moved(own), nameSpan: moved(nameSpan), whole: moved(all),
    })),
    children: [],
    parent,
  }
  draft.children = element.children.map(child => draftOf(child, { file, by, parent: draft }))
  return draft
}
