import type { Fault } from '../diagnostics/diagnostic.js'
import type { Definition, LoadOptions } from '../plain/door.js'
import { foundBy } from '../plain/found.js'
import type { Schema } from '../plain/issue.js'
import { keyOf } from '../plain/statement.js'
import type { Path, Place, Statement } from '../plain/statement.js'
import type { RuleMeta } from '../rules/define-rule.js'
import type { ParsedFile } from '../syntax/parsed-file.js'
import { applyEdits } from '../text/edit.js'
import { createSource } from '../text/source.js'
import type { Source } from '../text/source.js'
import { spanFrom } from '../text/span.js'
import type { Span } from '../text/span.js'
import type { XmlDocument, XmlElement } from './document.js'
import { layOutXml } from './layout.js'
import { readXml, writeAttribute, writeXml } from './plain.js'
import type { PlainElement } from './plain.js'

/** A statement that knows the element that it stands for. */
interface ElementStatement extends Statement {
  readonly element: PlainElement
}

/** By what an element is told from others of its kind. */
type NameOf = (attributes: Readonly<Record<string, string>>) => string | undefined

/** What a language that is written in XML says of its plain models. */
export interface XmlDoor<OwnSchema extends Schema> {
  readonly targets: readonly string[]
  readonly rules: readonly Pick<RuleMeta, 'id' | 'severity' | 'origin'>[]
  parse(source: Source): ParsedFile<XmlDocument>
  read(file: ParsedFile<XmlDocument>, options: LoadOptions): { readonly faults: readonly Fault[]; readonly target: { readonly version: string } }
  schema(target: string): OwnSchema
  readonly nameOf: NameOf
  /** What stands before the outermost element of a printed file. */
  readonly declaration: string
}

/** Says how the elements of a text are a plain model, and how the model is written. */
export function xmlDefinition<OwnSchema extends Schema>({ targets, rules, parse, read, schema, nameOf, declaration }: XmlDoor<OwnSchema>): Definition<PlainElement, OwnSchema> {
  const laidOut = (text: string): string => applyEdits(text, layOutXml(parse(createSource('text', text)), {}))
  return {
    targets,
    read(text, options) {
      const file = parse(createSource('text', text))
      const { faults, target } = read(file, options)
      const places = new Map<string, Place>()
      const { roots, isBroken, isTemplate } = file.ast as XmlDocument
      const [root] = roots
      const model = isBroken || isTemplate || root === undefined ? undefined : readXml(text)
      const isAlike = model !== undefined && root !== undefined && place(model, root, { path: [], places })
      return { model: isAlike ? model : undefined, places, target: target.version, found: foundBy(rules, [...file.faults, ...faults]) }
    },
    statements: root => [statementOf(root, [], nameOf)],
    notation: {
      indent: '  ',
      lines: statement => linesOf(laidOut(writeXml([(statement as ElementStatement).element])).trimEnd(), parse),
      around: ({ kind }) => ['>', `</${kind}>`],
      rest: /^\s*(<!--(?:(?!-->).)*-->)?\s*$/,
    },
    schema,
    print: root => laidOut(`${declaration}${writeXml([root])}\n`),
  }
}

/** The lines of an element, which may be indented: a text of several lines is in one, with its line breaks. */
function linesOf(text: string, parse: (source: Source) => ParsedFile<XmlDocument>): string[] {
  const texts = (parse(createSource('text', text)).ast as XmlDocument).roots.flatMap(textSpans)
  const lines: string[] = []
  let start = 0
  let next = 0
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) {
    while ((texts[next]?.end ?? end) < end) next += 1
    if (end >= (texts[next]?.start ?? end + 1)) continue
    lines.push(text.slice(start, end))
    start = end + 1
  }
  return [...lines, text.slice(start)]
}

/** What stands between the tags of the elements that hold text, in file order. */
function textSpans({ texts, startTag, endTag, children }: XmlElement): Span[] {
  if (texts.length > 0 && endTag !== undefined) return [spanFrom(startTag.end, endTag.start)]
  return children.flatMap(textSpans)
}

/** An element with text is written as a whole, so that no blank is added to it. */
function statementOf(element: PlainElement, path: Path, nameOf: NameOf): ElementStatement {
  const { tag, attributes, children, text } = element
  const name = nameOf(attributes)
  const own = { path, kind: tag, element, ...(name === undefined ? {} : { name }) }
  if (text !== undefined) return { ...own, head: writeXml([element]) }
  return {
    ...own,
    head: tag,
    parts: Object.entries(attributes).map(([key, value]) => ({ path: [...path, 'attributes', key], name: key, text: writeAttribute(key, value) })),
    body: children.map((child, index) => statementOf(child, [...path, 'children', index], nameOf)),
  }
}

/** Finds the places of an element in the tree of tokens; false where the two trees are not alike. */
function place({ tag, attributes, children, text }: PlainElement, element: XmlElement, { path, places }: { readonly path: Path; readonly places: Map<string, Place> }): boolean {
  if (tag !== element.tag || children.length !== element.children.length) return false
  const { whole, span, startTag, endTag } = element
  const spans = Object.keys(attributes).map(name => element.attributes.find(attribute => attribute.name === name)?.whole)
  const parts = spans.flatMap(own => own ?? [])
  if (parts.length !== spans.length) return false
  const nameEnd = span.end
  const end = Math.max(nameEnd, ...parts.map(part => part.end))
  places.set(keyOf(path), {
    span: whole,
    head: text === undefined ? span : whole,
    parts: text === undefined ? parts : [],
    ...(endTag === undefined ? { end: spanFrom(end, startTag.end) } : { body: spanFrom(startTag.end, endTag.start) }),
  })
  return children.every((child, index) => {
    const other = element.children[index]
    return other !== undefined && place(child, other, { path: [...path, 'children', index], places })
  })
}
