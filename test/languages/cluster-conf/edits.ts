import type { XmlAttribute, XmlElement } from '../../../src/languages/cluster-conf/ast.js'
import { descendantsOf } from '../../../src/languages/cluster-conf/ast.js'
import { parse } from '../../../src/languages/cluster-conf/parse.js'
import { read } from '../../../src/languages/cluster-conf/schema.js'
import { createSource } from '../../../src/text/source.js'
import type { Span } from '../../../src/text/span.js'
import type { Random } from './xml-samples.js'
import { pick } from './xml-samples.js'

/** A valid text with one thing wrong, and where that is. */
export interface OneEdit {
  readonly kind: string
  readonly text: string
  /** The tag or attribute that was edited, in the edited text; for what was taken out, what it was taken from. */
  readonly touched: readonly Span[]
}

/** A valid text, read once. */
export interface Base {
  readonly text: string
  /** The generation it was written for, so that no edit changes it. */
  readonly target: string
  readonly elements: readonly XmlElement[]
}

const bases = new Map<string, Base>()

export function baseOf(text: string): Base {
  let base = bases.get(text)
  if (base === undefined) {
    const file = parse(createSource('base', text))
    const { roots } = file.ast
    base = { text, target: read(file, {}).target.version, elements: roots.flatMap(root => [root, ...descendantsOf(root)]) }
    bases.set(text, base)
  }
  return base
}

function replaced(text: string, { start, end }: Span, newText: string): string {
  return text.slice(0, start) + newText + text.slice(end)
}

/** Swaps two letters, drops one or doubles one. */
function slip(random: Random, word: string): string {
  const at = Math.floor(random() * Math.max(1, word.length - 1))
  const kind = random()
  if (kind < 0.4 && word.length > 1 && word[at] !== word[at + 1]) return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2)
  if (kind < 0.7 && word.length > 3) return word.slice(0, at) + word.slice(at + 1)
  return word.slice(0, at + 1) + word.slice(at)
}

type Editor = (random: Random, base: Base) => OneEdit | undefined

function withAttribute(random: Random, base: Base): { element: XmlElement; attribute: XmlAttribute } | undefined {
  const element = pick(random, base.elements.filter(({ attributes }) => attributes.length > 0))
  return element === undefined ? undefined : { element, attribute: pick(random, element.attributes) }
}

function grown(span: Span, by: number): Span {
  return { start: span.start, end: span.end + by }
}

/** Everything that an edit may be, by name. */
export const editors: Readonly<Record<string, Editor>> = {
  'attribute renamed'(random, base) {
    const found = withAttribute(random, base)
    if (found === undefined) return undefined
    const { nameSpan, name, whole } = found.attribute
    const newName = slip(random, name)
    if (newName === name || found.element.attributes.some(other => other.name === newName)) return undefined
    return { kind: 'attribute renamed', text: replaced(base.text, nameSpan, newName), touched: [grown(whole, newName.length - name.length)] }
  },
  'attribute removed'(random, base) {
    const found = withAttribute(random, base)
    if (found === undefined) return undefined
    const { whole } = found.attribute
    const text = replaced(base.text, { start: whole.start - 1, end: whole.end }, '')
    return { kind: 'attribute removed', text, touched: [grown(found.element.startTag, whole.start - whole.end - 1)] }
  },
  'attribute doubled'(random, base) {
    const found = withAttribute(random, base)
    if (found === undefined) return undefined
    const { whole } = found.attribute
    const copy = ` ${base.text.slice(whole.start, whole.end)}`
    return { kind: 'attribute doubled', text: replaced(base.text, { start: whole.end, end: whole.end }, copy), touched: [grown(whole, copy.length)] }
  },
  'value changed'(random, base) {
    const found = withAttribute(random, base)
    // A new name is right where it stands; what is wrong then are the places that refer to the old one.
    if (found === undefined || found.attribute.name === 'name') return undefined
    const { span, value, whole } = found.attribute
    const newValue = pick(random, ['', 'x', '-1', 'yes', '0', '99999999', '1apc', slip(random, value === '' ? 'x' : value)])
    if (newValue === value) return undefined
    return { kind: 'value changed', text: replaced(base.text, span, newValue), touched: [grown(whole, newValue.length - (span.end - span.start))] }
  },
  'quote missing'(random, base) {
    const found = withAttribute(random, base)
    if (found === undefined) return undefined
    const { span, whole } = found.attribute
    const at = random() < 0.5 ? span.start - 1 : span.end
    return { kind: 'quote missing', text: replaced(base.text, { start: at, end: at + 1 }, ''), touched: [grown(whole, -1)] }
  },
  'element renamed'(random, base) {
    const element = pick(random, base.elements)
    const newTag = slip(random, element.tag)
    if (newTag === element.tag) return undefined
    const text = replaced(base.text, element.span, newTag)
    const end = element.endTag === undefined ? [] : [grown({ start: element.endTag.start, end: element.endTag.end }, newTag.length - element.tag.length)]
    return { kind: 'element renamed', text, touched: [grown(element.startTag, newTag.length - element.tag.length), ...end] }
  },
  'element moved'(random, base) {
    const element = pick(random, base.elements.slice(1))
    const target = pick(random, base.elements.filter(({ endTag }) => endTag !== undefined))
    if (element === undefined || target?.endTag === undefined || target === element.parent) return undefined
    if (target.whole.start >= element.whole.start && target.whole.end <= element.whole.end) return undefined
    const piece = base.text.slice(element.whole.start, element.whole.end)
    const place = target.endTag.start
    const without = replaced(base.text, element.whole, '')
    const at = place > element.whole.start ? place - piece.length : place
    const parent = element.parent
    const touched: Span[] = [{ start: at, end: at + piece.length }]
    if (parent !== undefined) {
      const { start, end } = parent.startTag
      const shift = start > at ? piece.length : 0
      touched.push({ start: start + shift, end: end + shift })
    }
    return { kind: 'element moved', text: without.slice(0, at) + piece + without.slice(at), touched }
  },
  'element doubled'(random, base) {
    const element = pick(random, base.elements.slice(1))
    if (element === undefined) return undefined
    const { start, end } = element.whole
    const piece = base.text.slice(start, end)
    return { kind: 'element doubled', text: replaced(base.text, { start: end, end }, piece), touched: [{ start, end: end + piece.length }] }
  },
  'slash missing'(random, base) {
    const element = pick(random, base.elements.filter(({ isSelfClosing }) => isSelfClosing))
    if (element === undefined) return undefined
    const { end } = element.startTag
    return { kind: 'slash missing', text: replaced(base.text, { start: end - 2, end: end - 1 }, ''), touched: [grown(element.startTag, -1)] }
  },
  'end tag missing'(random, base) {
    const element = pick(random, base.elements.filter(({ endTag }) => endTag !== undefined))
    if (element?.endTag === undefined) return undefined
    return { kind: 'end tag missing', text: replaced(base.text, element.endTag, ''), touched: [element.startTag, { start: element.endTag.start, end: element.endTag.start }] }
  },
  'start tag missing'(random, base) {
    const element = pick(random, base.elements.filter(({ endTag }) => endTag !== undefined))
    if (element?.endTag === undefined) return undefined
    const { start, end } = element.startTag
    const shift = start - end
    return {
      kind: 'start tag missing',
      text: replaced(base.text, element.startTag, ''),
      touched: [{ start, end: start + 1 }, { start: element.endTag.start + shift, end: element.endTag.end + shift }],
    }
  },
  'closing bracket missing'(random, base) {
    const element = pick(random, base.elements)
    const { end } = element.startTag
    const at = element.isSelfClosing ? end - 2 : end - 1
    return { kind: 'closing bracket missing', text: replaced(base.text, { start: at, end }, ''), touched: [{ start: element.startTag.start, end: at }] }
  },
}
