export { attributeOf, childOf, childrenOf, descendantsOf, nameOf, valueOf } from '../xml/document.js'
export type { XmlAttribute, XmlDocument, XmlElement } from '../xml/document.js'
