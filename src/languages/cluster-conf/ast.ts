import type { XmlDocument as Document } from '../../xml/document.js'

export { attributeOf, childOf, childrenOf, descendantsOf, nameOf, valueOf, wholeOf } from '../../xml/document.js'
export type { XmlAttribute, XmlElement } from '../../xml/document.js'

/** A whole file. */
export interface XmlDocument extends Document {
  /**
   * Who read the tree: `both`, the tokens and fast-xml-parser, where they agree; the `tokens` alone where the text is not
   * well-formed, too large for two readings, or read differently.
   */
  readonly readBy: 'both' | 'tokens'
}
