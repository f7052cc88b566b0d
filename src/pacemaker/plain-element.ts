import type { PlainElement } from '../xml/plain.js'
import type { XmlAttribute, XmlElement } from './ast.js'

/** Makes plain data of an element and all that stands in it, as programs change it and `crmText` writes it. */
export function plainElement(element: XmlElement, isKept: (attribute: XmlAttribute, element: XmlElement) => boolean = () => true): PlainElement {
  const { tag, attributes, children } = element
  return { tag, attributes: Object.fromEntries(attributes.filter(attribute => isKept(attribute, element)).map(({ name, value }) => [name, value])), children: children.map(child => plainElement(child, isKept)) }
}
