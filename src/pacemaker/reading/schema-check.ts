import { didYouMean, suggestionPool } from '../../diagnostics/did-you-mean.js'
import { createFaults } from '../../diagnostics/fault-list.js'
import type { Fault } from '../../diagnostics/diagnostic.js'

import { originOf } from '../../text/located.js'
import type { Place } from '../../text/located.js'
import { meantWords, misleadingIn } from '../../text/misleading.js'
import { addTo } from '../../text/multimap.js'
import { misleadingFaults } from '../../xml/meant.js'
import { attributeOf, nameOf } from '../ast.js'
import type { XmlAttribute, XmlDocument, XmlElement } from '../ast.js'
import { attributeAt, attributesOf, childAt, childrenOf, elementAt, formerOptions, formerStacks, isKnownBy, refusedNames } from '../vocabulary.js'
import type { AttributeEntry, Choice, ElementEntry } from '../vocabulary.js'
import { brokenChoice, missingParts, partsOf } from './choices.js'
import type { BrokenChoice } from './choices.js'
import { isTaken, trimmed } from './values.js'

/** What one pass over a file gathers. */
interface Pass {
  readonly schema: string
  readonly text: string
  readonly faults: Fault[]
  readonly ids: Map<string, XmlAttribute>
  readonly references: XmlAttribute[]
  add(rule: string, at: Place, message: string, more?: Omit<Fault, 'rule' | 'at' | 'message'>): void
}

/** Lists all that a schema refuses in a file, each at the smallest place that says it. */
export function checkSchema({ roots, isTemplate, text }: XmlDocument, schema: string): readonly Fault[] {
  const [root] = roots
  if (root === undefined || isTemplate) return []
  const faults = createFaults()
  const pass: Pass = {
    schema,
    text,
    faults,
    ids: new Map(),
    references: [],
    add: (rule, at, message, more = {}) => void faults.push({ rule: `cib/${rule}`, at, message, ...more }),
  }
  const entry = elementAt('cib')
  if (entry === undefined) return []
  if (root.tag === 'cib') checkElement(root, entry, pass)
  else pass.add('invalid-root', root, `The outermost element is "${root.tag}"; that of a CIB is "cib"`)
  checkReferences(pass)
  return faults
}

function checkElement(element: XmlElement, entry: ElementEntry, pass: Pass): void {
  checkAttributes(element, entry, pass)
  if (entry.isOpen) return
  checkText(element, pass)
  checkChildren(element, entry, pass)
  for (const choice of entry.choices) if (isKnownBy(pass.schema, choice)) checkChoice(element, choice, pass)
  if (element.tag === 'nvpair') checkPair(element, pass)
}

function checkAttributes(element: XmlElement, entry: ElementEntry, pass: Pass): void {
  if (entry.isOpen) return
  const seen = new Set<string>()
  for (const attribute of element.attributes) {
    if (seen.has(attribute.name)) continue
    seen.add(attribute.name)
    checkAttribute(attribute, { element, entry }, pass)
  }
  if (!element.isTagSound) return
  for (const { name, isRequired } of attributesOf(entry, pass.schema)) {
    if (!isRequired || seen.has(name) || isMisspeltBy(element, name, entry, pass.schema)) continue
    pass.add('missing-attribute', element, `"${element.tag}" has no "${name}"`)
  }
}

function checkAttribute(attribute: XmlAttribute, { element, entry }: { readonly element: XmlElement; readonly entry: ElementEntry }, pass: Pass): void {
  const { schema, add } = pass
  const { name, value } = attribute
  if (name.startsWith('xmlns:')) return
  const own = attributeAt(entry, name, schema)
  if (own === undefined) {
    if (attributeAt(entry, name) !== undefined) {
      add('unsupported-attribute', nameOf(attribute), `Schema ${schema} knows no "${name}" in "${element.tag}"`)
      return
    }
    const close = meantAttribute(element, name, entry, schema)
    const hint = close === undefined ? '' : `; did you mean "${close}"?`
    add('unknown-attribute', nameOf(attribute), `"${element.tag}" has no attribute "${name}"${hint}`, close === undefined ? {} : renaming(nameOf(attribute), close))
    return
  }
  if (attribute.isUnknown && !attribute.isMisleading) return
  if (!isTaken(own, value, schema)) {
    if (attribute.isMisleading) {
      nameMisleading(attribute, own, pass)
      return
    }
    const words = own.words?.filter(word => isKnownBy(schema, word)).map(({ word }) => word)
    const hint = words === undefined ? undefined : didYouMean(value, words)
    const known = own.words?.find(({ word }) => word === trimmed(value))
    if (own.type === 'id' || own.type === 'reference') add('invalid-id', attribute, `${shown(value)} is no name: it begins with a letter or "_", and holds no blank and no ":"`)
    else if (known !== undefined) add('unsupported-value', attribute, `Schema ${schema} knows no "${known.word}" for "${name}"`)
    else add('invalid-value', attribute, `${shown(value)} is no value for "${name}"${hint === undefined ? `: ${own.value ?? own.type}` : `; did you mean "${hint}"?`}`, hint === undefined ? {} : renaming(attribute, hint))
    return
  }
  if (own.type === 'id') takeId(attribute, pass)
  else if (own.type === 'reference') pass.references.push(attribute)
}

/** Names the characters that look like others, or like nothing, for which the schema refuses a value. A reference to what an id was meant to be is no second mistake. */
function nameMisleading(attribute: XmlAttribute, { type }: AttributeEntry, { text, ids, faults }: Pass): void {
  const { file, span } = attribute
  for (const fault of misleadingFaults(text, misleadingIn(text, span), { file, rule: 'cib/misleading-character' })) {
    // The same name may stand elsewhere in the same characters.
    faults.push({ ...fault, origin: 'daemon', fixes: (fault.fixes ?? []).map(fix => ({ ...fix, safety: 'unsafe' as const })) })
  }
  if (type !== 'id') return
  const meant = meantWords(text, span, { dropsQuotes: false }).map(word => word.text).join('')
  if (!ids.has(meant)) ids.set(meant, attribute)
}

function shown(value: string): string {
  return value === '' ? 'An empty text' : `"${value}"`
}

function renaming({ file, span }: { readonly file: string; readonly span: XmlAttribute['span'] }, newText: string): Pick<Fault, 'fixes'> {
  return { fixes: [{ title: `Write "${newText}"`, safety: 'unsafe', edits: [{ file, span, newText }] }] }
}

/** A tag with more attributes than any element knows is not looked through for what was meant. */
const mostAttributes = 40

function meantAttribute(element: XmlElement, name: string, entry: ElementEntry, schema: string): string | undefined {
  if (element.attributes.length > mostAttributes) return undefined
  const free = attributesOf(entry, schema).map(own => own.name).filter(own => attributeOf(element, own) === undefined)
  return didYouMean(name, free)
}

/** A name that is misspelt is told once, at the name. */
function isMisspeltBy(element: XmlElement, name: string, entry: ElementEntry, schema: string): boolean {
  return element.attributes.some(attribute => attributeAt(entry, attribute.name) === undefined && meantAttribute(element, attribute.name, entry, schema) === name)
}

function takeId(attribute: XmlAttribute, { ids, add }: Pass): void {
  const id = trimmed(attribute.value)
  const first = ids.get(id)
  if (first === undefined) ids.set(id, attribute)
  else add('duplicate-id', attribute, `The id "${id}" stands twice in the file`, { related: [{ at: first, message: 'it stands here first' }] })
}

/** What is missing is told where it is named first. */
function checkReferences({ references, ids, add }: Pass): void {
  let pool: ReturnType<typeof suggestionPool> | undefined
  const missing = new Map<string, XmlAttribute[]>()
  for (const attribute of references) {
    const id = trimmed(attribute.value)
    if (ids.has(id)) continue
    addTo(missing, id, attribute)
  }
  for (const [id, [first, ...others]] of missing) {
    if (first === undefined) continue
    const close = didYouMean(id, (pool ??= suggestionPool(ids.keys())))
    add('unknown-id', first, `No id in the file is "${id}"${close === undefined ? '' : `; did you mean "${close}"?`}`, {
      ...(others.length === 0 ? {} : { related: others.slice(0, mostRelated).map(at => ({ at, message: 'it is named here, too' })) }),
      ...(close === undefined ? {} : { fixes: [{ title: `Write "${close}"`, safety: 'unsafe', edits: [first, ...others].map(({ file, span }) => ({ file, span, newText: close })) }] }),
    })
  }
}

const mostRelated = 10

function checkText({ texts, tag, file }: XmlElement, { add, text: whole }: Pass): void {
  const [text] = texts.filter(({ start, end }) => whole.slice(start, end).replace(/<!\[CDATA\[\s*\]\]>/g, '').trim() !== '')
  if (text === undefined) return
  const cdata = texts.find(({ start, end }) => /<!\[CDATA\[(?!\s*\]\]>)/.test(whole.slice(start, end)))
  // Pacemaker takes plain text away before it asks the schema.
  add('unexpected-text', { file, span: cdata ?? text }, `Text stands in "${tag}", which holds elements only`, cdata === undefined ? { origin: 'practice' } : {})
}

function checkChildren(element: XmlElement, entry: ElementEntry, pass: Pass): void {
  const { schema, add } = pass
  const counts = new Map<string, number>()
  const first = new Map<string, XmlElement>()
  for (const child of element.children) {
    const use = childAt(entry, child.tag, schema)
    const own = elementAt(child.tag)
    if (use === undefined || own === undefined || !isKnownBy(schema, own)) {
      tellStranger(child, { element, entry, own }, pass)
      continue
    }
    const count = (counts.get(child.tag) ?? 0) + 1
    counts.set(child.tag, count)
    const before = first.get(child.tag)
    if (before === undefined) first.set(child.tag, child)
    else if (count > use.max) add('duplicate-element', child, use.max === 1 ? `"${element.tag}" holds one "${child.tag}" only` : `"${element.tag}" holds ${use.max} "${child.tag}" at most`, { related: [{ at: before, message: 'the first one' }] })
    checkElement(child, own, pass)
  }
  if (!element.isContentSound) return
  for (const { tag, min } of childrenOf(entry, schema)) {
    if ((counts.get(tag) ?? 0) >= min || element.children.some(child => childAt(entry, child.tag) === undefined && didYouMean(child.tag, [tag]) === tag)) continue
    add('missing-element', element, `"${element.tag}" holds no "${tag}"`)
  }
  checkOrder(element, entry, pass)
}

function tellStranger(child: XmlElement, { element, entry, own }: { readonly element: XmlElement; readonly entry: ElementEntry; readonly own: ElementEntry | undefined }, { schema, add }: Pass): void {
  if (childAt(entry, child.tag) !== undefined) {
    add('unsupported-element', child, `Schema ${schema} knows no "${child.tag}" in "${element.tag}"`)
    return
  }
  const close = didYouMean(child.tag, childrenOf(entry, schema).map(({ tag }) => tag))
  if (own !== undefined && close === undefined) {
    const homes = own.in.length === 0 ? '' : `; it belongs into "${own.in.slice(0, 3).join('", "')}"`
    add('misplaced-element', child, `"${child.tag}" cannot stand in "${element.tag}"${homes}`)
    return
  }
  add('unknown-element', child, `"${element.tag}" holds no "${child.tag}"${close === undefined ? '' : `; did you mean "${close}"?`}`)
}

function checkOrder(element: XmlElement, { order }: ElementEntry, { schema, add }: Pass): void {
  for (const rule of order) {
    if (!isKnownBy(schema, rule)) continue
    let reached = 0
    for (const child of element.children) {
      const at = rule.groups.findIndex(group => group.includes(child.tag))
      if (at === -1) continue
      if (at < reached) add('misplaced-element', child, `"${child.tag}" stands behind "${rule.groups[reached]?.[0] ?? ''}", where it must come first`)
      else reached = at
    }
  }
}

function has(element: XmlElement, part: string): boolean {
  const name = part.slice(1)
  return part.startsWith('@') ? attributeOf(element, name) !== undefined : element.children.some(({ tag }) => tag === name)
}

function placeOf(element: XmlElement, part: string): Place {
  const name = part.slice(1)
  if (!part.startsWith('@')) return element.children.find(({ tag }) => tag === name) ?? element
  const attribute = attributeOf(element, name)
  return attribute === undefined ? element : nameOf(attribute)
}

/** Of several ways to say something one is taken, and whole. */
function checkChoice(element: XmlElement, choice: Choice, { schema, add }: Pass): void {
  const key = choice.by === undefined ? undefined : attributeOf(element, choice.by)
  const broken = brokenChoice(choice, {
    valueOf: () => (key === undefined || key.isUnknown ? undefined : trimmed(key.value)),
    thereOf: parts => parts.filter(part => has(element, part)).sort((one, other) => startOf(element, one) - startOf(element, other)),
  })
  if (broken === undefined) return
  const { surplus, there, taken } = broken
  if (surplus === undefined) return tellMissing(element, broken, { schema, add })
  const other = there.find(part => partsOf(taken).includes(part))
  const beside = key === undefined || choice.by === undefined ? (other === undefined ? '' : ` beside ${named(other)}`) : ` where "${choice.by}" is "${key.value}"`
  add('conflicting-parts', placeOf(element, surplus), `"${element.tag}" cannot have ${named(surplus)}${beside}`)
}

function tellMissing(element: XmlElement, broken: BrokenChoice, { schema, add }: Pick<Pass, 'schema' | 'add'>): void {
  const entry = elementAt(element.tag)
  const missing = [...new Set(missingParts(broken))].filter(part => entry === undefined || (part.startsWith('@') ? attributeAt(entry, part.slice(1), schema) : childAt(entry, part.slice(1), schema)) !== undefined)
  // What is misspelt, or in a part that was not understood, is there.
  const isExplained = missing.some(part =>
    part.startsWith('@')
      ? !element.isTagSound || (entry !== undefined && isMisspeltBy(element, part.slice(1), entry, schema))
      : !element.isContentSound || (entry !== undefined && element.children.some(child => childAt(entry, child.tag) === undefined && didYouMean(child.tag, [part.slice(1)]) !== undefined)))
  if (isExplained) return
  const rule = missing.every(part => part.startsWith('<')) ? 'missing-element' : 'missing-attribute'
  const listed = missing.length > 5 ? [...missing.slice(0, 5).map(named), 'another one'] : missing.map(named)
  add(rule, element, `"${element.tag}" has no ${listed.join(' or ')}`)
}

function startOf(element: XmlElement, part: string): number {
  return originOf(placeOf(element, part)).span.start
}

function named(part: string): string {
  return `"${part.slice(1)}"`
}

/** Some names were left behind, and schemas refuse them since. */
function checkPair(pair: XmlElement, { schema, add }: Pass): void {
  const name = attributeOf(pair, 'name')
  if (name === undefined || name.isUnknown || attributeOf(pair, 'id-ref') !== undefined) return
  const set = pair.parent
  const holder = set?.parent
  const refused = refusedNames.find(list => list.set === set?.tag && holder !== undefined && list.holders.includes(holder.tag) && isKnownBy(schema, list) && list.names.includes(name.value))
  if (refused !== undefined) {
    const today = set?.tag === 'cluster_property_set' ? formerOptions[name.value] : undefined
    add('refused-name', name, `Schemas since ${refused.since} refuse "${name.value}"${today === undefined ? '' : `; today that is ${today}`}`)
    return
  }
  if (set?.tag !== 'cluster_property_set' || name.value !== 'cluster-infrastructure' || !isKnownBy(schema, { since: '3.0' })) return
  const value = attributeOf(pair, 'value')
  if (value === undefined) add('missing-attribute', pair, '"nvpair" has no "value"')
  else if (formerStacks.includes(value.value)) add('refused-name', value, `Schemas since 3.0 refuse "${value.value}" as "cluster-infrastructure": Pacemaker stands on corosync today`)
}

