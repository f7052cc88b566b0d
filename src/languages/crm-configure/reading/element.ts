import type { XmlAttribute, XmlElement } from '../../../pacemaker/ast.js'
import type { Located, Origin } from '../../../text/located.js'
import type { Span } from '../../../text/span.js'
import { MadeAttribute, MadeElement } from './made.js'
import type { Draft } from './made.js'

/** Makes an element that a word stands for; `whole` is the statement, where it is one. */
export function createElement(tag: string, at: Origin, whole: Span = at.span): Draft {
  return new MadeElement(at.file, tag, at.span, whole)
}

/** Up to so many children a list is made anew for each, as long as it is: one that grows by itself has room for sixteen more. */
const fewChildren = 8

/** Puts an element into another one. */
export function addChild<Child extends Draft>(parent: Draft, child: Child): Child {
  if (parent.children.length < fewChildren) parent.children = parent.children.concat(child)
  else parent.children.push(child)
  child.parent = parent
  return child
}

/** Gives an element an attribute that stands in the text; the name need not stand there. */
export function setAttribute(element: Draft, name: string, value: Located<string>, nameAt: Origin = value): void {
  const added = new MadeAttribute(value.file, name, value.value, value.span, nameAt.span)
  const isThere = element.attributes.some(other => other.name === name)
  element.attributes = (isThere ? element.attributes.filter(other => other.name !== name) : element.attributes).concat(added)
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
