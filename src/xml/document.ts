import type { TemplateMark } from '../syntax/template-marks.js'
import type { FileId, Located, Origin } from '../text/located.js'
import type { LookAlikeAt } from '../text/look-alikes.js'
import type { Span } from '../text/span.js'

/** A whole file. */
export interface XmlDocument {
  readonly kind: 'Document'
  readonly file: FileId
  /** The whole file as it stands. */
  readonly text: string
  /** The outermost elements: one, where the file is well-formed. */
  readonly roots: readonly XmlElement[]
  /** The text is not well-formed: what is missing in the tree may only have been misunderstood. */
  readonly isBroken: boolean
  /** What a program fills in before this is a configuration, in order. */
  readonly marks: readonly TemplatePlace[]
  /** A mark stands in the place of attributes or elements: the tree may have others, or not all of these. */
  readonly isTemplate: boolean
  /** Characters of the markup that look like others, where the text is well-formed with them: names and text of their own. */
  readonly misleading: readonly LookAlikeAt[]
  /** Tags did not match, which a template may account for: nothing is said of them. */
  readonly isNestingUnknown: boolean
}

/** A mark of a template, and where it stands. */
export interface TemplatePlace extends TemplateMark {
  readonly place: 'value' | 'tag' | 'content' | 'outside'
  /** The innermost element around it. */
  readonly element: XmlElement | undefined
  /** The attribute in whose value it stands. */
  readonly attribute: XmlAttribute | undefined
}

/** An element; as a place it means the name in its start tag. */
export interface XmlElement extends Origin {
  readonly kind: 'Element'
  readonly file: FileId
  /** The name in the start tag. */
  readonly span: Span
  readonly tag: string
  /** From its `<` to the `>` of its end tag, or as far as it reaches. */
  readonly whole: Span
  readonly startTag: Span
  /** Absent in `<x/>`, and where the element is never closed. */
  readonly endTag: Span | undefined
  readonly isSelfClosing: boolean
  /** In file order, doubled ones included. */
  readonly attributes: readonly XmlAttribute[]
  readonly children: readonly XmlElement[]
  readonly parent: XmlElement | undefined
  /** The stretches of text with more than whitespace, CDATA sections included. */
  readonly texts: readonly Span[]
  /** Its start tag was understood to the last word: an attribute that is not in it is not there. */
  readonly isTagSound: boolean
  /** What stands in it was understood: a child that it does not have is not there. Says nothing of what stands in the children. */
  readonly isContentSound: boolean
}

/** An attribute; as a located value it means the text between its quotes. */
export interface XmlAttribute extends Located<string> {
  readonly kind: 'Attribute'
  readonly file: FileId
  /** The value without its quotes; zero-width where there is none. */
  readonly span: Span
  readonly name: string
  readonly nameSpan: Span
  /** From the name to the closing quote. */
  readonly whole: Span
  /** Entities decoded, line ends and tabs as blanks. */
  readonly value: string
  /** The value cannot be known: an entity of the file's own, a template, a masked secret, misleading characters, or broken text. */
  readonly isUnknown: boolean
  /** The value holds characters that look like others, or like nothing; what was meant is not what the daemons read. */
  readonly isMisleading: boolean
  /** The attribute is not written as XML wants it; a fault says so. */
  readonly isBroken: boolean
}

/** Finds the first attribute of a name. */
export function attributeOf(element: XmlElement | undefined, name: string): XmlAttribute | undefined {
  if (element === undefined) return undefined
  for (const attribute of element.attributes) if (attribute.name === name) return attribute
  return undefined
}

/** Reads the value of an attribute; `undefined` where it is absent or cannot be known. */
export function valueOf(element: XmlElement | undefined, name: string): string | undefined {
  const attribute = attributeOf(element, name)
  return attribute === undefined || attribute.isUnknown ? undefined : attribute.value
}

/** Finds the first child of a name. */
export function childOf(element: XmlElement | undefined, tag: string): XmlElement | undefined {
  if (element === undefined) return undefined
  for (const child of element.children) if (child.tag === tag) return child
  return undefined
}

/** Lists the children of a name. */
export function childrenOf(element: XmlElement | undefined, tag: string): readonly XmlElement[] {
  if (element === undefined) return []
  const { children } = element
  // Most elements hold one kind of child: their own list will do.
  return children.every(child => child.tag === tag) ? children : children.filter(child => child.tag === tag)
}

/** Lists everything below an element in file order. */
export function* descendantsOf(element: XmlElement | undefined, tag?: string): Generator<XmlElement> {
  if (element === undefined) return
  const waiting = element.children.toReversed()
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (tag === undefined || next.tag === tag) yield next
    for (let index = next.children.length - 1; index >= 0; index -= 1) {
      const child = next.children[index]
      if (child !== undefined) waiting.push(child)
    }
  }
}

/** Points at an attribute's name. */
export function nameOf(attribute: XmlAttribute): Origin {
  return { file: attribute.file, span: attribute.nameSpan }
}
