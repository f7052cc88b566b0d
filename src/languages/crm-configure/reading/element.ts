import type { XmlAttribute, XmlElement } from '../../../pacemaker/ast.js'
import type { Located, Origin } from '../../../text/located.js'
import type { Span } from '../../../text/span.js'

/** An element of the CIB that a statement stands for, while it is being made. */
export interface Draft extends XmlElement {
  span: Span
  attributes: XmlAttribute[]
  children: Draft[]
  parent: Draft | undefined
  isTagSound: boolean
  isContentSound: boolean
}

/** Makes an element that a word stands for; `whole` is the statement, where it is one. */
export function createElement(tag: string, at: Origin, whole: Span = at.span): Draft {
  const { file, span } = at
  return {
    kind: 'Element',
    file,
    span,
    tag,
    whole,
    startTag: whole,
    endTag: undefined,
    isSelfClosing: false,
    attributes: [],
    children: [],
    parent: undefined,
    texts: [],
    isTagSound: true,
    isContentSound: true,
  }
}

/** Puts an element into another one. */
export function addChild<Child extends Draft>(parent: Draft, child: Child): Child {
  parent.children.push(child)
  child.parent = parent
  return child
}


/** Gives an element an attribute that stands in the text; the name need not stand there. */
export function setAttribute(element: Draft, name: string, value: Located<string>, nameAt: Origin = value): void {
  const { file, span } = value
  const isUnknown = /^(?:\*{3,}|x{6,})$/.test(value.value)
  element.attributes = element.attributes.filter(other => other.name !== name)
  element.attributes.push({
    kind: 'Attribute',
    file,
    span,
    name,
    nameSpan: nameAt.span,
    whole: { start: Math.min(nameAt.span.start, span.start), end: span.end },
    value: value.value,
    isUnknown,
    isMisleading: false,
    isBroken: false,
  })
}

/** Gives an element an attribute that the crm shell adds: it stands nowhere, but belongs to where the element stands. */
export function addMissing(element: Draft, name: string, value: string): void {
  if (element.attributes.some(other => other.name === name)) return
  const { file, span } = element
  setAttribute(element, name, { value, file, span: { start: span.start, end: span.start } })
}

/** Tells whether an attribute stands in the text. */
export function isWritten({ span, value }: XmlAttribute): boolean {
  return span.end > span.start || value === ''
}

/** Reads an attribute's value. */
export function valueIn({ attributes }: XmlElement, name: string): string | undefined {
  return attributes.find(attribute => attribute.name === name)?.value
}

/** Takes note that a statement was not understood to its end: what is missing may have been meant. */
export function doubt(element: Draft): void {
  doubtFrom(element, 0)
}

/** The same where all children before the given one are in doubt already; returns how many are now. */
export function doubtFrom(element: Draft, first: number): number {
  element.isTagSound = false
  element.isContentSound = false
  const { children } = element
  for (let index = first; index < children.length; index += 1) doubt(children[index] as Draft)
  return children.length
}
