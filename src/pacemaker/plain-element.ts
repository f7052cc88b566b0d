import type { PlainElement } from '../xml/plain.js'
import type { XmlElement } from './ast.js'

/** Makes plain data of an element and all that stands in it, as programs change it and `crmText` writes it. */
export function plainElement({ tag, attributes, children }: XmlElement): PlainElement {
  return { tag, attributes: Object.fromEntries(attributes.map(({ name, value }) => [name, value])), children: children.map(plainElement) }
}
