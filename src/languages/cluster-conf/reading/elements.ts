import type { Fault } from '../../../diagnostics/diagnostic.js'
import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import { addTo } from '../../../text/multimap.js'
import { listed } from '../../../text/quantity.js'
import { withoutBlanks } from '../../../xml/blank.js'
import { misleadingFaults } from '../../../xml/meant.js'
import { childOf, descendantsOf } from '../ast.js'
import type { XmlDocument, XmlElement } from '../ast.js'
import { nameInEndTag } from '../../../xml/end-tag.js'
import { attributeSpec, childElement, childNames, elementNamed, isKnownIn, parentsOf, resourceAgent, rootElement } from '../vocabulary.js'
import type { ChildSpec, ElementSpec, Era } from '../vocabulary.js'
import { isPartOfFile, readAttributes } from './attributes.js'
import { childPlace, digestOf } from './digest.js'
import type { Digest } from './digest.js'
import { createFaultSink, insteadHelp, isDeprecatedIn, schemaWeight } from './fault-sink.js'
import type { FaultSink } from './fault-sink.js'

/** What is wrong with the elements and attributes of a document. */
export interface ElementFaults {
  readonly faults: readonly Fault[]
  /** The children that may not stand where they do, by what holds them. */
  readonly strangers: ReadonlyMap<XmlElement, readonly XmlElement[]>
  /** The names of the elements that stand where they may not. */
  readonly misplaced: ReadonlySet<string>
}

/** Holds every element and attribute of a document against the vocabulary. The tree is at most 256 levels deep. */
export function readElements(document: XmlDocument, era: Era): ElementFaults {
  const [root] = document.roots
  const sink = createFaultSink(era, childOf(root, 'quorumd') !== undefined)
  reportMisleading(document, sink)
  if (root === undefined) return sink
  if (root.tag === 'cluster') {
    readElement(root, digestOf(rootElement, era), document, sink)
  } else {
    sink.add('unknown-element', root, `The outermost element is "${root.tag}", not "cluster"`, {
      severity: 'error',
      origin: 'daemon',
      ...renameFix(root, document, didYouMean(root.tag, ['cluster'])),
    })
    if (didYouMean(root.tag, ['cluster']) !== undefined) readElement(root, digestOf(rootElement, era), document, sink)
  }
  return sink
}

/** Names the characters of markup that look like others, where XML takes them for names or text. */
function reportMisleading({ text, file, misleading, isBroken }: XmlDocument, sink: FaultSink): void {
  if (isBroken) return // Reported while the text was parsed.
  for (const { rule, at, message, fixes = [] } of misleadingFaults(text, misleading, { file, rule: 'misleading-character' })) {
    sink.add(rule, at, message, { ...schemaWeight(sink.era), fixes })
  }
}

function readElement(element: XmlElement, digest: Digest, document: XmlDocument, sink: FaultSink): void {
  readAttributes(element, digest, document, sink)
  if (element.texts.length > 0 && digest.spec.hasText !== true && element.isContentSound) reportText(element, document, sink)
  readChildren(element, digest, document, sink)
}

function reportText(element: XmlElement, document: XmlDocument, sink: FaultSink): void {
  for (const text of element.texts) {
    const span = withoutBlanks(document.text, text)
    // An end tag that lost its first character leaves the element open, and that is told.
    const isTornEnd = document.text.slice(span.start, span.end) === `/${element.tag}>`
    const torn = isTornEnd ? { followsFrom: [{ rule: 'cluster-conf/unclosed-element', at: { file: element.file, span: { start: 0, end: 0 } } }] } : {}
    sink.add('invalid-text', { file: element.file, span }, `Text stands in "${element.tag}", which holds elements only`, { ...schemaWeight(sink.era), ...torn })
  }
}

function readChildren(element: XmlElement, digest: Digest, document: XmlDocument, sink: FaultSink): void {
  if (element.children.length === 0 && digest.needed.length === 0) return
  const siblings: Siblings = { parent: element, firsts: undefined, counts: undefined, meant: undefined }
  for (const child of element.children) {
    const place = childPlace(digest, child.tag, sink.era)
    if (place === undefined) {
      readStranger(child, digest.spec, siblings, { document, sink })
      continue
    }
    const { limits, known } = place
    if (place.isLimited) reportUnsupported(child, { limits, spec: known.spec, parent: digest.spec }, sink)
    if (known.spec.kind === 'foreign') continue
    if (limits.max !== undefined && !document.isTemplate) countChild(child, limits.max, siblings, sink)
    readElement(child, known, document, sink)
    if (limits.min !== undefined) mean(siblings, child.tag)
  }
  if (digest.needed.length > 0 && element.isContentSound) reportMissing(element, digest, siblings.meant, sink)
}

/** What is gathered about the children of one element; the lists are made when first needed. */
interface Siblings {
  readonly parent: XmlElement
  firsts: Map<string, XmlElement> | undefined
  counts: Map<string, number> | undefined
  /** The names that are there, or that a misspelt one was meant to be. */
  meant: Set<string> | undefined
}

function mean(siblings: Siblings, tag: string): void {
  siblings.meant ??= new Set()
  siblings.meant.add(tag)
}

/** Agents of rgmanager that come with other software, and into whose schema ccs_update_schema puts them: guests of Proxmox VE 2 and 3. */
const ofOthers: ReadonlySet<string> = new Set(['pvevm'])

/** Reports an element that may not stand here: one of another place, or one that nobody knows. */
function readStranger(
  child: XmlElement,
  parent: ElementSpec,
  siblings: Siblings,
  { document, sink }: { readonly document: XmlDocument; readonly sink: FaultSink },
): void {
  const elsewhere = elementNamed(child.tag) ?? resourceAgent(child.tag)
  addTo(sink.strangers, siblings.parent, child)
  if (elsewhere !== undefined) {
    sink.misplaced.add(child.tag)
    // What a slip has put here belongs where it stood before.
    if (!siblings.parent.isContentSound) return
    if (isNamesake(child, elsewhere)) {
      sink.add('unknown-element', child, `Element "${child.tag}" is not known in "${parent.name}"`, schemaWeight(sink.era))
      return
    }
    const places = parentsOf(child.tag)
    const where = child.tag === 'cluster' ? 'is the outermost element' : `belongs into ${listed(shortList(places), 'or')}`
    sink.add('misplaced-element', child, `Element "${child.tag}" stands in "${parent.name}", but ${where}`, schemaWeight(sink.era))
    // One with attributes of its own is another element of that name.
    const isSame = child.isContentSound && child.attributes.every(({ name }) => attributeSpec(elsewhere, name) !== undefined || elsewhere.takesAgentParameters === true)
    if (isSame) readElement(child, digestOf(elsewhere, sink.era), document, sink)
    return
  }
  if (ofOthers.has(child.tag) && parent.name !== 'cluster') return
  if (!child.isTagSound && child.attributes.length === 0) return // A tag without an end, of which the name may be a part.
  const names = childNames(parent, sink.era)
  const close = didYouMean(child.tag, names) ?? didYouMean(child.tag, childNames(parent))
  sink.add('unknown-element', child, `Element "${child.tag}" is not known in "${parent.name}"`, {
    ...schemaWeight(sink.era),
    ...renameFix(child, document, close),
  })
  if (close === undefined) {
    for (const { tag } of descendantsOf(child)) sink.misplaced.add(tag)
    return
  }
  mean(siblings, close)
  const spec = childElement(parent, close)
  if (spec !== undefined) readElement(child, digestOf(spec, sink.era), document, sink)
}

/** Tells whether an element has nothing but the name in common with one that is known elsewhere. */
function isNamesake({ attributes, children, isContentSound }: XmlElement, elsewhere: ElementSpec): boolean {
  if (!isContentSound || attributes.length === 0 || elsewhere.takesAgentParameters === true) return false
  return children.length === 0 && attributes.every(({ name }) => attributeSpec(elsewhere, name) === undefined)
}

function shortList(places: readonly string[]): string[] {
  const shown = places.slice(0, 3).map(place => `"${place}"`)
  return places.length > 3 ? [...shown.slice(0, 2), `${places.length - 2} others`] : shown
}

function countChild(child: XmlElement, max: number, siblings: Siblings, sink: FaultSink): void {
  siblings.firsts ??= new Map()
  siblings.counts ??= new Map()
  const { firsts, counts, parent } = siblings
  const count = (counts.get(child.tag) ?? 0) + 1
  counts.set(child.tag, count)
  const first = firsts.get(child.tag)
  if (first === undefined) firsts.set(child.tag, child)
  if (count <= max || first === undefined || !first.isTagSound) return
  const message =
    max === 1
      ? `Element "${child.tag}" stands a second time in "${parent.tag}"`
      : `Element "${child.tag}" stands ${count} times in "${parent.tag}", at most ${max} are allowed`
  sink.add('duplicate-element', child, message, {
    ...schemaWeight(sink.era),
    related: [{ at: first, message: 'the first one is here' }],
  })
}

/** Reports a known element that this generation of the software does not have, or that its schema leaves out. */
function reportUnsupported(
  child: XmlElement,
  { limits, spec, parent }: { readonly limits: ChildSpec; readonly spec: ElementSpec; readonly parent: ElementSpec },
  sink: FaultSink,
): void {
  const { era } = sink
  for (const range of [limits, spec]) {
    if (isKnownIn(range, era)) continue
    const message =
      range.until !== undefined && era > range.until
        ? `Element "${child.tag}" is gone since cluster ${range.until + 1}`
        : `Element "${child.tag}" is known from cluster ${range.since ?? 1} on, and this file is read by cluster ${era}`
    sink.add('unsupported-element', child, message, schemaWeight(era))
    return
  }
  if (era === 3 && (limits.schema === 'missing' || spec.schema === 'missing')) {
    if (parent.schema === 'missing') return // What holds it is refused already.
    sink.add('refused-element', child, `Element "${child.tag}" is not in the schema that cluster 3 checks the file by`)
  } else if (isDeprecatedIn(spec, era)) {
    sink.add('deprecated-element', child, `Element "${child.tag}" is out of use`, insteadHelp(spec))
  }
}

function reportMissing(element: XmlElement, { needed }: Digest, meant: ReadonlySet<string> | undefined, sink: FaultSink): void {
  for (const [name, limits] of needed) {
    if (meant?.has(name) === true || sink.misplaced.has(name) || !isKnownIn(limits, sink.era)) continue
    sink.add('missing-element', element, `Element "${element.tag}" has no "${name}"`, {
      // A part of a file lacks all at once, and that is told of its outermost element.
      ...(isPartOfFile(element) ? { followsFrom: [{ rule: 'cluster-conf/missing-attribute', at: element }] } : {}),
      severity: 'error',
      origin: sink.era === 3 ? 'daemon' : 'practice',
    })
  }
}

/** Offers to rename an element, in both of its tags; the name in its end tag may be another one by mistake. */
function renameFix(element: XmlElement, { text }: XmlDocument, to: string | undefined): Pick<Fault, 'help' | 'fixes'> {
  if (to === undefined) return {}
  const { file, span, endTag, tag } = element
  const help = `Did you mean "${to}"?`
  if (span.start === span.end) return { help } // The start tag is missing, and reported so.
  const edits = [{ file, span, newText: to }]
  if (endTag !== undefined) edits.push({ file, span: nameInEndTag(text, endTag), newText: to })
  return { help, fixes: [{ title: `Rename "${tag}" to "${to}"`, safety: 'unsafe', edits }] }
}
