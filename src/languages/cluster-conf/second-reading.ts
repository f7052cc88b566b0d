import { XMLParser } from 'fast-xml-parser'

import type { XmlElement } from './ast.js'
import { decodeValue } from '../../xml/entities.js'

/** The longest text that is read twice; far beyond the configuration of sixteen nodes, which is the most that is supported. */
export const longestTwice = 1 << 17

const textName = '#text'
const cdataName = '#cdata'
const commentName = '#comment'
const attributesName = ':@'

/** A node of fast-xml-parser's ordered tree: one key for its name, one for its attributes. */
type RawNode = Readonly<Record<string, unknown>>

let parser: XMLParser | undefined
let place: symbol | undefined

/**
 * Reads a well-formed text a second time, with fast-xml-parser, and tells whether both readings found the same: every element
 * at the same offset with the same name, and the same attributes with the same values.
 *
 * False too for a text that is too long to be worth it, or that fast-xml-parser does not take.
 */
export function isSecondReadingEqual(text: string, roots: readonly XmlElement[]): boolean {
  if (text.length > longestTwice) return false
  try {
    parser ??= new XMLParser({
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
    place ??= XMLParser.getMetaDataSymbol() as symbol
    const nodes = parser.parse(text) as readonly RawNode[]
    return isEqualList(nodes, roots)
  } catch {
    return false
  }
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
  if (place === undefined) return undefined
  const data = (node as Readonly<Record<symbol, { readonly startIndex?: number } | undefined>>)[place]
  return data?.startIndex
}
