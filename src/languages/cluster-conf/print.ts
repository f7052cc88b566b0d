import type { XmlElement } from './ast.js'
import { decodeText } from '../../xml/entities.js'
import type { ClusterConf, PlainElement } from './schema.js'

/** Writes fresh text for a model: its elements and attributes in their order, without comments. */
export function print(model: ClusterConf): string {
  const { cluster, document } = model
  return cluster === undefined ? '' : printElement(plainElement(cluster, document.text))
}

/** Writes a whole file for an outermost element that a program has built, two blanks a level. */
export function printElement(root: PlainElement): string {
  return `<?xml version="1.0"?>\n${[...lines(root, '')].join('\n')}\n`
}

/** Takes the places off an element; `text` is that of its file. Of an attribute that stands twice the first counts. */
export function plainElement(element: XmlElement, text: string): PlainElement {
  const attributes = new Map<string, string>()
  for (const { name, value } of element.attributes) if (!attributes.has(name)) attributes.set(name, value)
  const words = element.texts.map(({ start, end }) => decodeText(text.slice(start, end))).join('')
  return {
    tag: element.tag,
    attributes: Object.fromEntries(attributes),
    children: element.children.map(child => plainElement(child, text)),
    ...(words === '' ? {} : { text: words }),
  }
}

/** Elements with text are kept on one line, so that no blank is added to it. */
function* lines(element: PlainElement, indent: string): Generator<string> {
  const { tag, attributes, children, text } = element
  const words = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeValue(value)}"`)
  const start = `${indent}<${tag}${words.join('')}`
  if (text !== undefined) {
    const inside = children.flatMap(child => [...lines(child, '')]).join('')
    yield `${start}>${escapeText(text)}${inside}</${tag}>`
  } else if (children.length === 0) {
    yield `${start}/>`
  } else {
    yield `${start}>`
    for (const child of children) yield* lines(child, `${indent}  `)
    yield `${indent}</${tag}>`
  }
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function escapeValue(value: string): string {
  return escapeText(value).replaceAll('"', '&quot;')
}
