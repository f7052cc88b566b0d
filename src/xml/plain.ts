import { XMLBuilder, XMLParser } from 'fast-xml-parser'

import { decodeText, decodeValue } from './entities.js'

/** An element: its name, its attributes, and what stands in it, in order. */
export interface PlainElement {
  tag: string
  attributes: Record<string, string>
  children: PlainElement[]
  text?: string | undefined
}

const names = { attributes: ':@', text: '#text', cdata: '#cdata', comment: '#comment' }

/** A node of fast-xml-parser's ordered tree: one key for its name, one for its attributes. */
type Node = Readonly<Record<string, unknown>>

let parser: XMLParser | undefined
let builder: XMLBuilder | undefined

/** Reads the outermost element of a well-formed text; `undefined` for what fast-xml-parser does not take, such as `__proto__`. */
export function readXml(text: string): PlainElement | undefined {
  parser ??= new XMLParser({
    preserveOrder: true,
    processEntities: false,
    trimValues: false,
    parseTagValue: false,
    parseAttributeValue: false,
    ignoreAttributes: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    attributeNamePrefix: '',
    textNodeName: names.text,
    cdataPropName: names.cdata,
    commentPropName: names.comment,
    maxNestedTags: 300,
    jPath: false,
  })
  try {
    const nodes = (parser.parse(text) as readonly Node[]).filter(node => isElement(tagOf(node)))
    const [root, ...others] = nodes.map(elementOf)
    return others.length === 0 ? root : undefined
  } catch {
    return undefined
  }
}

/** Writes elements and what stands in them, laid out anyhow. */
export function writeXml(elements: readonly PlainElement[]): string {
  builder ??= new XMLBuilder({
    preserveOrder: true,
    processEntities: false,
    ignoreAttributes: false,
    suppressEmptyNode: true,
    suppressBooleanAttributes: false,
    attributeNamePrefix: '',
    textNodeName: names.text,
    format: false,
  })
  return builder.build(elements.map(nodeOf)) as string
}

/** Writes an attribute. */
export function writeAttribute(name: string, value: string): string {
  return `${name}="${escapeValue(value)}"`
}

function tagOf(node: Node): string {
  return Object.keys(node).find(key => key !== names.attributes) ?? ''
}

function isElement(tag: string): boolean {
  return tag !== '' && tag !== names.text && tag !== names.cdata && tag !== names.comment && !tag.startsWith('?')
}

function elementOf(node: Node): PlainElement {
  const tag = tagOf(node)
  const content = node[tag] as readonly Node[]
  const attributes = Object.entries((node[names.attributes] ?? {}) as Readonly<Record<string, string>>)
  const text = content.map(wordsOf).join('').trim()
  return {
    tag,
    attributes: Object.fromEntries(attributes.map(([name, raw]) => [name, decodeValue(raw).value])),
    children: content.filter(child => isElement(tagOf(child))).map(elementOf),
    ...(text === '' ? {} : { text }),
  }
}

function wordsOf(node: Node): string {
  const words = node[names.text]
  if (words !== undefined) return decodeText(String(words))
  const [section] = (node[names.cdata] ?? []) as readonly Node[]
  return section === undefined ? '' : String(section[names.text])
}

function nodeOf({ tag, attributes, children, text = '' }: PlainElement): Node {
  const content = children.map(nodeOf)
  return {
    [tag]: text === '' ? content : [{ [names.text]: escapeText(text) }, ...content],
    [names.attributes]: Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, escapeValue(value)])),
  }
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;')
}

/** Line ends and tabs would be read as blanks. */
function escapeValue(value: string): string {
  return escapeText(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')
}
