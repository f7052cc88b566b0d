export { attributeOf } from '../../pacemaker/ast.js'
export type { XmlAttribute, XmlDocument, XmlElement } from '../../pacemaker/ast.js'
