import { XMLParser } from 'fast-xml-parser'

import type { XmlElement } from '../../../src/languages/cluster-conf/ast.js'
import { decodeValue } from '../../../src/xml/entities.js'

const textName = '#text'
const cdataName = '#cdata'
const commentName = '#comment'
const attributesName = ':@'

/** A node of fast-xml-parser's ordered tree: one key for its name, one for its attributes. */
type RawNode = Readonly<Record<string, unknown>>

const parser = new XMLParser({
  preserveOrder: true,
  captureMetaData: true,
  processEntities: false,
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  textNodeName: textName,
  cdataPropName: cdataName,
  commentPropName: commentName,
  maxNestedTags: 300,
  jPath: false,
})
const place = XMLParser.getMetaDataSymbol() as symbol

/**
 * Reads a well-formed text with fast-xml-parser, and tells whether that finds what we found: every element at the same offset
 * with the same name, and the same attributes with the same values. Throws where fast-xml-parser does not take the text.
 */
export function isSecondReadingEqual(text: string, roots: readonly XmlElement[]): boolean {
  return isEqualList(parser.parse(text) as readonly RawNode[], roots)
}

function isEqualList(nodes: readonly RawNode[], elements: readonly XmlElement[]): boolean {
  let next = 0
  for (const node of nodes) {
    const name = nameOf(node)
    if (name === undefined || name === textName || name === cdataName || name === commentName || name.startsWith('?')) continue
    const element = elements[next]
    if (element === undefined || !isEqual(node, name, element)) return false
    next += 1
  }
  return next === elements.length
}

function nameOf(node: RawNode): string | undefined {
  return Object.keys(node).find(key => key !== attributesName)
}

function isEqual(node: RawNode, name: string, element: XmlElement): boolean {
  if (name !== element.tag || offsetOf(node) !== element.whole.start) return false
  const attributes = (node[attributesName] ?? {}) as Readonly<Record<string, unknown>>
  if (Object.keys(attributes).length !== element.attributes.length) return false
  for (const attribute of element.attributes) {
    const raw = Object.hasOwn(attributes, attribute.name) ? attributes[attribute.name] : undefined
    if (typeof raw !== 'string' || decodeValue(raw).value !== attribute.value) return false
  }
  return isEqualList(node[name] as readonly RawNode[], element.children)
}

function offsetOf(node: RawNode): number | undefined {
  const data = (node as Readonly<Record<symbol, { readonly startIndex?: number } | undefined>>)[place]
  return data?.startIndex
}
