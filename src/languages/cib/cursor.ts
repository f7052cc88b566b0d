import { touches } from '../../text/span.js'
import { nameInEndTag } from '../../xml/end-tag.js'
import { isInInstruction } from '../../xml/instruction-at.js'
import type { Candidate, Cursor, Reading, VocabularyEntry } from '../language.js'
import { allAgents } from '../../agents/agents.js'
import { attributeOf } from './ast.js'
import type { XmlAttribute, XmlElement } from './ast.js'
import { candidatesForName, candidatesForValue, settingEntry } from '../../pacemaker/analysis/settings.js'
import type { Cib } from '../../pacemaker/model.js'
import { namesWanted } from '../../pacemaker/mentions.js'
import { newestSchemaOf } from '../../pacemaker/targets.js'
import { attributeAt, attributesOf, childrenOf, elementAt, isKnownBy } from '../../pacemaker/vocabulary.js'

/** Tells what stands at a place: an element's name, an attribute's name or value, or room for one of them. */
export function cursorAt({ model, file }: Reading<Cib>, offset: number): Cursor | undefined {
  const { text } = file.source
  if (file.comments.some(({ start, end }) => start < offset && offset < end) || isInInstruction(text, offset)) return undefined
  const schema = model.schema ?? newestSchemaOf(model.target)
  const element = innermostAt(model.document.roots, offset, text)
  if (element === undefined) return inContent(undefined, { schema, text, offset })
  const { startTag, endTag } = element
  const isUnclosed = text[startTag.end - 1] !== '>'
  if (offset < startTag.end || (isUnclosed && offset === startTag.end)) return inStartTag(element, { model, schema, offset })
  if (endTag !== undefined && offset > endTag.start) {
    const span = nameInEndTag(text, endTag)
    return touches(span, offset) ? { span, ...entryOf(elementAt(element.tag)), candidates: [{ label: element.tag, kind: 'section' }] } : undefined
  }
  return inContent(element, { schema, text, offset })
}

function entryOf(entry: VocabularyEntry | undefined): { readonly entry?: VocabularyEntry } {
  return entry === undefined ? {} : { entry }
}

/** Finds the innermost element around a place; one whose tag has no end counts as far as it reaches. */
function innermostAt(roots: readonly XmlElement[], offset: number, text: string): XmlElement | undefined {
  let found: XmlElement | undefined
  let candidates = roots
  for (;;) {
    const next = candidates.find(({ whole }) => whole.start < offset && offset <= (text[whole.end - 1] === '>' ? whole.end - 1 : whole.end))
    if (next === undefined) return found
    found = next
    candidates = next.children
  }
}

interface At {
  readonly model: Cib
  readonly schema: string
  readonly offset: number
}

function inStartTag(element: XmlElement, { model, schema, offset }: At): Cursor {
  if (touches(element.span, offset)) return { span: element.span, ...entryOf(elementAt(element.tag)), candidates: elementsIn(element.parent, schema) }
  for (const attribute of element.attributes) {
    if (touches(attribute.nameSpan, offset)) return { span: attribute.nameSpan, ...attributeEntry(element, attribute.name), candidates: attributesFor(element, schema, attribute.name) }
    if (touches(attribute.span, offset) && offset >= attribute.span.start) return onValue(element, attribute, { model, schema })
  }
  return { span: { start: offset, end: offset }, candidates: attributesFor(element, schema) }
}

function attributeEntry(element: XmlElement, name: string): { readonly entry?: VocabularyEntry } {
  const own = elementAt(element.tag)
  return entryOf(own === undefined ? undefined : attributeAt(own, name))
}

function onValue(element: XmlElement, attribute: XmlAttribute, { model, schema }: Omit<At, 'offset'>): Cursor {
  const { span, name } = attribute
  if (element.tag === 'nvpair' && (name === 'name' || name === 'value')) {
    const candidates = name === 'name' ? candidatesForName(element, model) : candidatesForValue(element, model)
    return { span, ...entryOf(settingEntry(element, model) ?? attributeEntry(element, name).entry), candidates, names: namesWanted(element, name) }
  }
  const entry = elementAt(element.tag)
  const own = entry === undefined ? undefined : attributeAt(entry, name, schema)
  return { span, ...entryOf(own), candidates: [...wordsFor(own, schema), ...namesFor(element, name, model), ...agentsFor(element, name)], names: namesWanted(element, name) }
}

function wordsFor(own: ReturnType<typeof attributeAt>, schema: string): Candidate[] {
  const words = own?.words === undefined ? (own?.values ?? []) : own.words.filter(word => isKnownBy(schema, word)).map(({ word }) => word)
  return words.map(label => ({ label, kind: 'value' }))
}

const resourceNames: ReadonlySet<string> = new Set(['rsc', 'with-rsc', 'first', 'then'])

/** What an attribute may name: resources, templates, nodes, roles of access lists. */
function namesFor({ tag }: XmlElement, name: string, model: Cib): Candidate[] {
  const reference = (label: string): Candidate => ({ label, kind: 'reference' })
  if (resourceNames.has(name) || (tag === 'resource_ref' && name === 'id')) return [...model.resourceNamed.values()].filter(({ kind }) => kind !== 'template').map(({ id }) => reference(id))
  if (name === 'template') return [...model.resourceNamed.values()].filter(({ kind }) => kind === 'template').map(({ id }) => reference(id))
  if ((tag === 'rsc_location' && name === 'node') || (tag === 'fencing-level' && name === 'target')) return model.nodes.flatMap(node => (node.name === undefined ? [] : [reference(node.name.value)]))
  if (tag === 'fencing-level' && name === 'devices') return [...model.resourceNamed.values()].filter(({ agentClass, kind }) => agentClass === 'stonith' && kind === 'primitive').map(({ id }) => reference(id))
  return []
}

/** Whose agents there are, and how they are called, of the class and the provider that the element names. */
function agentsFor(element: XmlElement, name: string): Candidate[] {
  if ((element.tag !== 'primitive' && element.tag !== 'template') || (name !== 'type' && name !== 'provider')) return []
  const [ofClass, provider] = [attributeOf(element, 'class')?.value ?? 'ocf', attributeOf(element, 'provider')?.value]
  const parts = [...allAgents().keys()].map(agent => agent.split(':')).filter(([first]) => first === ofClass)
  const labels = name === 'provider' ? parts.flatMap(words => (words.length > 2 ? words.slice(1, 2) : [])) : parts.filter(words => words.length < 3 || provider === undefined || words[1] === provider).map(words => words.at(-1) ?? '')
  return [...new Set(labels)].map(label => ({ label, kind: 'value' }))
}

function inContent(element: XmlElement | undefined, { schema, text, offset }: { readonly schema: string; readonly text: string; readonly offset: number }): Cursor {
  const typed = /<\/?[A-Za-z_-]*$/.exec(text.slice(Math.max(0, offset - 64), offset))?.[0]
  const span = typed === undefined ? { start: offset, end: offset } : { start: offset - typed.replace(/^<\/?/, '').length, end: offset }
  if (typed?.startsWith('</') === true) return { span, candidates: element === undefined ? [] : [{ label: element.tag, kind: 'section' }] }
  const lead = typed === undefined ? '<' : ''
  return { span, candidates: elementsIn(element, schema).map(candidate => ({ ...candidate, insert: `${lead}${candidate.label}` })) }
}

/** Lists the elements that may still come in another one. */
function elementsIn(parent: XmlElement | undefined, schema: string): Candidate[] {
  if (parent === undefined) return [{ label: 'cib', kind: 'section', ...entryOf(elementAt('cib')) }]
  const entry = elementAt(parent.tag)
  if (entry === undefined) return []
  return childrenOf(entry, schema)
    .filter(({ tag, max }) => max === Infinity || parent.children.filter(child => child.tag === tag).length < max)
    .map(({ tag }) => ({ label: tag, kind: 'section', ...entryOf(elementAt(tag)) }))
}

/** Lists the attributes that an element may still have, those first that it must have. */
function attributesFor(element: XmlElement, schema: string, present?: string): Candidate[] {
  const entry = elementAt(element.tag)
  if (entry === undefined) return []
  return attributesOf(entry, schema)
    .filter(({ name }) => name === present || attributeOf(element, name) === undefined)
    .sort((one, other) => Number(other.isRequired) - Number(one.isRequired))
    .map(own => ({ label: own.name, insert: `${own.name}=""`, kind: 'name', entry: own }))
}
