import { didYouMean, suggestionPool } from '../../diagnostics/did-you-mean.js'
import { createFaults } from '../../diagnostics/fault-list.js'
import type { Fault } from '../../diagnostics/diagnostic.js'

import { originOf } from '../../text/located.js'
import type { Place } from '../../text/located.js'
import { addTo } from '../../text/multimap.js'
import { meantWords, misleadingIn } from '../../text/misleading.js'
import { misleadingFaults } from '../../xml/meant.js'
import { attributeOf, descendantsOf, nameOf } from '../ast.js'
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
  /** The text is no XML. */
  readonly isBroken: boolean
  readonly faults: Fault[]
  readonly ids: Map<string, NamedElement>
  readonly references: XmlAttribute[]
  /** Names of elements that stand where they cannot, and where the last one of each does. */
  readonly misplaced: Map<string, number>
  /** Elements with an id that another one has, and which that is. */
  readonly repeated: Map<XmlElement, XmlElement>
  /** Which elements a finding says to be missing. */
  readonly lacks: Map<Fault, readonly string[]>
  /** Tags were not understood: ids may be lost with them. */
  hasLostIds: boolean
  add(rule: string, at: Place, message: string, more?: Omit<Fault, 'rule' | 'at' | 'message'>): void
}

interface NamedElement {
  readonly element: XmlElement
  readonly id: XmlAttribute
  /** It stands where it cannot: what has its id in a right place has it first. */
  readonly isStranger?: true
}

/** Lists all that a schema refuses in a file, each at the smallest place that says it. */
export function checkSchema({ roots, isBroken, isTemplate, text }: XmlDocument, schema: string): readonly Fault[] {
  const [root] = roots
  if (root === undefined || isTemplate) return []
  const faults = createFaults()
  const pass: Pass = {
    schema,
    text,
    isBroken,
    faults,
    ids: new Map(),
    references: [],
    misplaced: new Map(),
    repeated: new Map(),
    lacks: new Map(),
    hasLostIds: false,
    add: (rule, at, message, more = {}) => void faults.push({ rule: `cib/${rule}`, at, message, ...more }),
  }
  const entry = elementAt('cib')
  if (entry === undefined) return []
  if (root.tag === 'cib') checkElement(root, entry, pass)
  else pass.add('invalid-root', root, `The outermost element is "${root.tag}"; that of a CIB is "cib"`)
  checkReferences(pass)
  return withoutMoved(faults, pass)
}

/** What was moved elsewhere, before the element that it belongs to or behind, is reported there; it may be missing from one element. */
function withoutMoved(faults: readonly Fault[], { lacks, misplaced }: Pass): readonly Fault[] {
  const unexplained = new Set(misplaced.keys())
  const moved = new Set<Fault>()
  for (const [fault, tags] of lacks) {
    const tag = tags.find(name => unexplained.delete(name))
    if (tag !== undefined) moved.add(fault)
  }
  return moved.size === 0 ? faults : faults.filter(fault => !moved.has(fault))
}

/** Says that parts are missing of which one must be there. */
function tellLack(element: XmlElement, message: string, parts: readonly string[], { faults, lacks }: Pass): void {
  const tags = parts.filter(part => !part.startsWith('@')).map(part => part.slice(1))
  const fault: Fault = { rule: tags.length === parts.length ? 'cib/missing-element' : 'cib/missing-attribute', at: element, message }
  faults.push(fault)
  lacks.set(fault, tags)
}

function checkElement(element: XmlElement, entry: ElementEntry, pass: Pass): void {
  if (pass.isBroken && !(element.isTagSound && element.isContentSound)) pass.hasLostIds = true
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
  const strangers: XmlAttribute[] = []
  for (const attribute of element.attributes) {
    if (seen.has(attribute.name)) continue
    seen.add(attribute.name)
    if (attributeAt(entry, attribute.name, pass.schema) !== undefined) checkAttribute(attribute, { element, entry }, pass)
    else if (!attribute.name.startsWith('xmlns:')) strangers.push(attribute)
  }
  // Of a tag that was not understood words may be pieces of others.
  if (!element.isTagSound) return
  const missing = attributesOf(entry, pass.schema).filter(({ name, isRequired }) => isRequired && !seen.has(name) && !isMisspeltBy(element, name, entry, pass.schema)).map(({ name }) => name)
  const isReported = tellStrangers(strangers, missing, { element, entry }, pass)
  if (!isReported) for (const name of missing) pass.add('missing-attribute', element, `"${element.tag}" has no "${name}"`)
}

interface Within {
  readonly element: XmlElement
  readonly entry: ElementEntry
}

/** Tells which attributes the schema does not know. Where others are missing, one of these may stand in the place of one of those: that is one fault. Gives whether that was reported. */
function tellStrangers(strangers: readonly XmlAttribute[], missing: readonly string[], { element, entry }: Within, { schema, add }: Pass): boolean {
  let isReported = false
  for (const attribute of strangers) {
    const { name } = attribute
    // What is not written as XML wants it is reported by itself.
    if (attribute.isBroken) continue
    if (attributeAt(entry, name) !== undefined) {
      add('unsupported-attribute', nameOf(attribute), `Schema ${schema} knows no "${name}" in "${element.tag}"`, byWhom(element))
      continue
    }
    const close = meantAttribute(element, name, entry, schema)
    const instead: string = close !== undefined || isReported || missing.length === 0 ? '' : `, and lacks "${missing.join('", "')}"`
    const hint = close === undefined ? instead : `; did you mean "${close}"?`
    add('unknown-attribute', nameOf(attribute), `"${element.tag}" has no attribute "${name}"${hint}`, close === undefined ? {} : renaming(nameOf(attribute), close))
    isReported ||= instead !== ''
  }
  return isReported
}

/** Where the schema is asked for that does not know something: that may as well be the mistake. */
function byWhom(element: XmlElement): Pick<Fault, 'related'> {
  let root = element
  while (root.parent !== undefined) root = root.parent
  const asked = attributeOf(root, 'validate-with')
  return asked === undefined ? {} : { related: [{ at: asked, message: 'this schema is asked for' }] }
}

function checkAttribute(attribute: XmlAttribute, { element, entry }: Within, pass: Pass): void {
  const { schema, add } = pass
  const { name, value } = attribute
  const own = attributeAt(entry, name, schema)
  if (own === undefined) return
  if (attribute.isUnknown && !attribute.isMisleading) {
    if (own.type === 'id' && pass.isBroken) pass.hasLostIds = true
    return
  }
  if (!isTaken(own, value, schema)) {
    if (attribute.isMisleading) {
      nameMisleading({ element, id: attribute }, own, pass)
      return
    }
    const words = own.words?.filter(word => isKnownBy(schema, word)).map(({ word }) => word)
    const hint = words === undefined ? undefined : didYouMean(value, words)
    const known = own.words?.find(({ word }) => word === trimmed(value))
    if (own.type === 'id' || own.type === 'reference') {
      add('invalid-id', attribute, `${shown(value)} is no name: it begins with a letter or "_", and holds no blank and no ":"`)
      if (own.type === 'id' && !pass.ids.has(trimmed(value))) pass.ids.set(trimmed(value), { element, id: attribute })
    }
    else if (known !== undefined) add('unsupported-value', attribute, `Schema ${schema} knows no "${known.word}" for "${name}"`, byWhom(element))
    else add('invalid-value', attribute, `${shown(value)} is no value for "${name}"${hint === undefined ? `: ${own.value ?? own.type}` : `; did you mean "${hint}"?`}`, hint === undefined ? {} : renaming(attribute, hint))
    return
  }
  if (own.type === 'id') takeId({ element, id: attribute }, pass)
  else if (own.type === 'reference') pass.references.push(attribute)
}

/** Names the characters that look like others, or like nothing, for which the schema refuses a value. A reference to what an id was meant to be is no second mistake. */
function nameMisleading(named: NamedElement, { type }: AttributeEntry, { text, ids, faults }: Pass): void {
  const { file, span } = named.id
  for (const fault of misleadingFaults(text, misleadingIn(text, span), { file, rule: 'cib/misleading-character' })) {
    // The same name may stand elsewhere in the same characters.
    faults.push({ ...fault, origin: 'daemon', fixes: (fault.fixes ?? []).map(fix => ({ ...fix, safety: 'unsafe' as const })) })
  }
  if (type !== 'id') return
  const meant = meantWords(text, span, { dropsQuotes: false }).map(word => word.text).join('')
  if (!ids.has(meant)) ids.set(meant, named)
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

/** A name that is misspelt is reported once, at the name. */
function isMisspeltBy(element: XmlElement, name: string, entry: ElementEntry, schema: string): boolean {
  return element.attributes.some(attribute => attributeAt(entry, attribute.name) === undefined && meantAttribute(element, attribute.name, entry, schema) === name)
}

function takeId(named: NamedElement, pass: Pass): void {
  const { ids, add } = pass
  const id = trimmed(named.id.value)
  const first = ids.get(id)
  if (first === undefined || first.isStranger === true) ids.set(id, named)
  else if (!isOfCopy(named.element, first.element, pass)) {
    pass.repeated.set(named.element, first.element)
    add('duplicate-id', named.id, `The id "${id}" stands twice in the file`, { related: [{ at: first.id, message: 'it stands here first' }], ...afterUnclosed(first.element) })
  }
}

/** An element that was copied with all that is in it is told at its own id. */
function isOfCopy(element: XmlElement, first: XmlElement, { repeated }: Pass): boolean {
  for (let [copy, original] = [element.parent, first.parent]; copy !== undefined && original !== undefined; [copy, original] = [copy.parent, original.parent]) {
    if (repeated.get(copy) === original) return true
  }
  return false
}

/** A start tag that stands twice is reported as an element that is not closed. */
function afterUnclosed(first: XmlElement): Pick<Fault, 'followsFrom'> {
  return first.endTag === undefined && !first.isSelfClosing ? { followsFrom: [{ rule: 'cib/unclosed-element', at: first }] } : {}
}

/** What is missing is reported where it is named first. */
function checkReferences({ references, ids, hasLostIds, add }: Pass): void {
  if (hasLostIds) return
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
    const meant = close === undefined ? undefined : ids.get(close)
    const related = [...others.slice(0, mostRelated).map(at => ({ at, message: 'it is named here, too' })), ...(meant === undefined ? [] : [{ at: meant.id, message: `"${close}" is here` }])]
    add('unknown-id', first, `No id in the file is "${id}"${close === undefined ? '' : `; did you mean "${close}"?`}`, {
      ...(related.length === 0 ? {} : { related }),
      // An id that is no name is reported there.
      ...(meant === undefined ? {} : { followsFrom: [{ rule: 'cib/invalid-id', at: meant.id }] }),
      ...(close === undefined ? {} : { fixes: [{ title: `Write "${close}"`, safety: 'unsafe', edits: [first, ...others].map(({ file, span }) => ({ file, span, newText: close })) }] }),
    })
  }
}

const mostRelated = 10

function checkText({ texts, tag, file, isContentSound }: XmlElement, { add, text: whole }: Pass): void {
  // It is what is left of a tag, which is reported.
  if (!isContentSound) return
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
  const strangers = new Map<string, XmlElement[]>()
  for (const child of element.children) {
    const use = childAt(entry, child.tag, schema)
    const own = elementAt(child.tag)
    if (use === undefined || own === undefined || !isKnownBy(schema, own)) {
      tellStranger(child, { element, entry, own, strangers }, pass)
      continue
    }
    const count = (counts.get(child.tag) ?? 0) + 1
    counts.set(child.tag, count)
    const before = first.get(child.tag)
    if (before === undefined) first.set(child.tag, child)
    else if (count > use.max && element.isContentSound && before.isTagSound) {
      const limit = use.max === 1 ? `one "${child.tag}" only` : `${use.max} "${child.tag}" at most`
      add('duplicate-element', child, `"${element.tag}" holds ${limit}`, { related: [{ at: before, message: 'the first one' }], ...afterUnclosed(before) })
    }
    checkElement(child, own, pass)
  }
  for (const [homes, [misplaced, ...others]] of strangers) {
    if (misplaced === undefined) continue
    const related = others.slice(0, mostRelated).map(at => ({ at, message: 'nor can this one' }))
    add('misplaced-element', misplaced, `"${misplaced.tag}" cannot stand in "${element.tag}"${homes}`, { ...(related.length === 0 ? {} : { related }), ...afterUnclosed(misplaced) })
  }
  if (!element.isContentSound) return
  for (const { tag, min } of childrenOf(entry, schema)) {
    if ((counts.get(tag) ?? 0) >= min || isMisplacedIn(element, tag, pass) || element.children.some(child => childAt(entry, child.tag) === undefined && didYouMean(child.tag, [tag]) === tag)) continue
    tellLack(element, `"${element.tag}" holds no "${tag}"`, [`<${tag}`], pass)
  }
  checkOrder(element, entry, pass)
}

/** What was put into another element by a slip is not missing as well. */
function isMisplacedIn(element: XmlElement, tag: string, { misplaced }: Pass): boolean {
  return (misplaced.get(tag) ?? -1) >= element.whole.start
}

interface Strangers extends Within {
  readonly own: ElementEntry | undefined
  /** Those of the same parent that belong elsewhere, by where that is. */
  readonly strangers: Map<string, XmlElement[]>
}

function tellStranger(child: XmlElement, { element, entry, own, strangers }: Strangers, pass: Pass): void {
  const { schema, add } = pass
  pass.misplaced.set(child.tag, child.whole.start)
  takeIdsOf(child, pass)
  if (childAt(entry, child.tag) !== undefined) {
    add('unsupported-element', child, `Schema ${schema} knows no "${child.tag}" in "${element.tag}"`, byWhom(element))
    return
  }
  const close = didYouMean(child.tag, childrenOf(entry, schema).map(({ tag }) => tag))
  if (own !== undefined && close === undefined) {
    // What a slip has put here belongs where it stood before.
    if (!element.isContentSound) return
    const homes = own.in.length === 0 ? '' : `; it belongs into "${own.in.slice(0, 3).join('", "')}"`
    // Where the part is missing that was to hold several, that is one fault.
    addTo(strangers, homes, child)
    return
  }
  // Of a tag without an end the name may be a part.
  if (!child.isTagSound && (child.attributes.length === 0 || !element.isContentSound)) return
  add('unknown-element', child, `"${element.tag}" holds no "${child.tag}"${close === undefined ? '' : `; did you mean "${close}"?`}`)
}

/** What names an element that stands in a wrong place names one that is there. */
function takeIdsOf(stranger: XmlElement, { ids }: Pass): void {
  for (const element of [stranger, ...descendantsOf(stranger)]) {
    const id = attributeOf(element, 'id')
    if (id !== undefined && !ids.has(trimmed(id.value))) ids.set(trimmed(id.value), { element, id, isStranger: true })
  }
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
function checkChoice(element: XmlElement, choice: Choice, pass: Pass): void {
  const { add } = pass
  const key = choice.by === undefined ? undefined : attributeOf(element, choice.by)
  const broken = brokenChoice(choice, {
    valueOf: () => (key === undefined || key.isUnknown ? undefined : trimmed(key.value)),
    thereOf: parts => parts.filter(part => has(element, part)).sort((one, other) => startOf(element, one) - startOf(element, other)),
  })
  if (broken === undefined) return
  const { surplus, there, taken } = broken
  if (surplus === undefined) return tellMissing(element, broken, pass)
  const other = there.find(part => partsOf(taken).includes(part))
  const beside = key === undefined || choice.by === undefined ? (other === undefined ? '' : ` beside ${named(other)}`) : ` where "${choice.by}" is "${key.value}"`
  add('conflicting-parts', placeOf(element, surplus), `"${element.tag}" cannot have ${named(surplus)}${beside}`)
}

function tellMissing(element: XmlElement, broken: BrokenChoice, pass: Pass): void {
  const { schema } = pass
  const entry = elementAt(element.tag)
  const missing = [...new Set(missingParts(broken))].filter(part => entry === undefined || (part.startsWith('@') ? attributeAt(entry, part.slice(1), schema) : childAt(entry, part.slice(1), schema)) !== undefined)
  // What is misspelt, or in a part that was not understood, is there; and what is unknown may stand in its place.
  const isExplained = missing.some(part =>
    part.startsWith('@')
      ? !element.isTagSound || (entry !== undefined && element.attributes.some(({ name }) => !name.startsWith('xmlns:') && attributeAt(entry, name) === undefined))
      : isMisplacedIn(element, part.slice(1), pass) || !element.isContentSound || (entry !== undefined && element.children.some(child => childAt(entry, child.tag) === undefined && didYouMean(child.tag, [part.slice(1)]) !== undefined)))
  if (isExplained) return
  const listed = missing.length > 5 ? [...missing.slice(0, 5).map(named), 'another one'] : missing.map(named)
  tellLack(element, `"${element.tag}" has no ${listed.join(' or ')}`, missing, pass)
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

