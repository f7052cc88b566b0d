import { candidatesForName, candidatesForValue, settingEntry } from '../../pacemaker/analysis/settings.js'
import { attributeOf, descendantsOf } from '../../pacemaker/ast.js'
import type { XmlElement } from '../../pacemaker/ast.js'
import { allAgents } from '../../agents/agents.js'
import { namesWanted } from '../../pacemaker/mentions.js'
import { attributeAt, elementAt } from '../../pacemaker/vocabulary.js'
import { touches } from '../../text/span.js'
import type { Candidate, Cursor, Reading } from '../language.js'
import type { CrmTree, Statement, Word } from './ast.js'
import { addChild, createElement, setAttribute } from './reading/element.js'
import type { Draft } from './reading/made.js'
import type { CrmConfigure } from './schema.js'
import { vocabulary } from './vocabulary.js'
import { parts, statements } from './vocabulary/statements.js'

/** Tells what stands at a place: a statement, a part of one, a name, a value, or room for one of them. */
export function cursorAt({ model, file }: Reading<CrmConfigure>, offset: number): Cursor | undefined {
  if (file.comments.some(({ start, end }) => start < offset && offset <= end)) return undefined
  const statement = statementAt(file.ast as CrmTree, offset, file.source.text)
  if (statement === undefined) return { span: { start: offset, end: offset }, candidates: statementCandidates() }
  const [keyword] = statement.words
  const index = statement.words.findIndex(({ span }) => touches(span, offset))
  const word = statement.words[index]
  if (keyword === undefined) return undefined
  if (index === 0) return { span: keyword.span, ...entryOf(keyword.value.toLowerCase()), candidates: statementCandidates() }
  if (keyword.value.toLowerCase() === 'xml') return undefined // Its words are XML, and may hold much each.
  const found = word === undefined ? undefined : onWritten(word, { model, statement, offset })
  return found ?? besides(word, { model, statement, offset, index })
}

function entryOf(path: string): Pick<Cursor, 'entry'> {
  const entry = vocabulary.find(path)
  return entry === undefined ? {} : { entry }
}

function statementCandidates(): Candidate[] {
  return statements.map(entry => ({ label: entry.name, insert: `${entry.name} `, kind: 'section', entry }))
}

/** A statement goes on behind its last word up to the line end. */
function statementAt({ statements: all }: CrmTree, offset: number, text: string): Statement | undefined {
  const statement = all.findLast(({ span }) => span.start <= offset)
  if (statement === undefined || offset <= statement.span.end) return statement
  return text.slice(statement.span.end, offset).replace(/\\[ \t\r]*\n/g, '').includes('\n') ? undefined : statement
}

interface At {
  readonly model: CrmConfigure
  readonly statement: Statement
  readonly offset: number
}

/** What a word stands for in the CIB that is made of the statement. */
function onWritten(word: Word, { model, statement, offset }: At): Cursor | undefined {
  for (const element of descendantsOf(model.configuration)) {
    if (element.span.start < statement.span.start || element.span.start > statement.span.end) continue
    for (const { name, span, nameSpan } of element.attributes) {
      // An id that nobody wrote has no place of its own.
      if (span.end === span.start && (nameSpan.end === nameSpan.start || !touches(nameSpan, offset))) continue
      const isName = touches(nameSpan, offset) && nameSpan.start !== span.start
      if (!isName && !(touches(span, offset) && span.start >= word.span.start && span.end <= word.span.end)) continue
      if (element.tag === 'nvpair') return onPair(element, { model, isName: isName || name === 'name' })
      const entry = elementAt(element.tag)
      const own = entry === undefined ? undefined : attributeAt(entry, name)
      if (isName) return { span: nameSpan, ...(own === undefined ? {} : { entry: own }), candidates: [] }
      if (name === 'type' || name === 'class' || name === 'provider') return onAgent(word, model, element)
      return { span, ...(own === undefined ? {} : { entry: own }), candidates: [...(own?.values ?? []).map(label => ({ label, kind: 'value' as const })), ...resourceCandidates(element.tag, name, model)], names: namesWanted(element, name) }
    }
  }
  return undefined
}

function onPair(pair: XmlElement, { model, isName }: { readonly model: CrmConfigure; readonly isName: boolean }): Cursor | undefined {
  const name = attributeOf(pair, 'name')
  const value = attributeOf(pair, 'value')
  const entry = settingEntry(pair, model)
  const own = entry === undefined ? {} : { entry }
  if (isName || value === undefined) return name === undefined ? undefined : { span: name.span, ...own, candidates: candidatesForName(pair, model) }
  return { span: value.span, ...own, candidates: candidatesForValue(pair, model), names: namesWanted(pair, 'value') }
}

function onAgent({ span }: Word, model: CrmConfigure, element: XmlElement): Cursor {
  const id = attributeOf(element, 'id')?.value ?? ''
  const entry = allAgents().get(model.resourceNamed.get(id)?.agent ?? '')
  return { span, ...(entry === undefined ? {} : { entry }), candidates: agentCandidates() }
}

function agentCandidates(): Candidate[] {
  return [...allAgents().values()].map(agent => ({ label: agent.name, kind: 'value', entry: agent }))
}

const resourceNames: ReadonlySet<string> = new Set(['rsc', 'with-rsc', 'first', 'then'])

function resourceCandidates(tag: string, name: string, model: CrmConfigure): Candidate[] {
  if (name === 'node' || name === 'target') return model.nodes.flatMap(node => (node.name === undefined ? [] : [{ label: node.name.value, kind: 'reference' as const }]))
  if (!resourceNames.has(name) && !(name === 'id' && (tag === 'resource_ref' || tag === 'obj_ref'))) return []
  return namesOfResources(model)
}

function namesOfResources({ resourceNamed }: CrmConfigure): Candidate[] {
  return [...resourceNamed.values()].filter(({ kind }) => kind !== 'template').map(({ id }) => ({ label: id, kind: 'reference' }))
}

const sets: Readonly<Record<string, string>> = { params: 'instance_attributes', meta: 'meta_attributes', utilization: 'utilization', attributes: 'instance_attributes' }
const heads: Readonly<Record<string, string>> = { property: 'cluster_property_set', rsc_defaults: 'meta_attributes', op_defaults: 'meta_attributes' }

/** What could be written where nothing stands yet that is understood: names after the keyword of a set, keywords, agents, resources. */
function besides(word: Word | undefined, { model, statement, offset, index }: At & { readonly index: number }): Cursor {
  const span = word?.span ?? { start: offset, end: offset }
  const before = statement.words.slice(0, index === -1 ? statement.words.filter(other => other.span.end < offset).length : index)
  const keyword = before[0]?.value.toLowerCase() ?? ''
  const entry = word === undefined ? undefined : parts.find(part => part.name === word.value.toLowerCase() && part.in.includes(keyword))
  const own = entry === undefined ? {} : { entry }
  const keywords: Candidate[] = parts.filter(part => part.in.includes(keyword)).map(part => ({ label: part.name, kind: 'section', entry: part }))
  if ((keyword === 'primitive' || keyword === 'rsc_template') && before.length === 2) return { span, ...own, candidates: agentCandidates() }
  if (['group', 'clone', 'ms', 'master', 'location', 'colocation', 'order', 'tag'].includes(keyword) && before.length > 1 && before.every(({ value }) => sets[value] === undefined)) {
    return { span, ...own, candidates: [...namesOfResources(model), ...keywords] }
  }
  const set = before.findLast(({ value }) => sets[value.toLowerCase()] !== undefined)?.value.toLowerCase()
  const tag = heads[keyword] ?? (set === undefined ? undefined : sets[set])
  const names = tag === undefined ? [] : candidatesForName(emptyPair(tag, { model, statement, keyword }), model).map(candidate => ({ ...candidate, insert: `${candidate.label}=` }))
  return { span, ...own, candidates: [...names, ...keywords] }
}

/** A pair as it would stand there, so that it is asked what it may be. */
function emptyPair(tag: string, { model, statement, keyword }: { readonly model: CrmConfigure; readonly statement: Statement; readonly keyword: string }): Draft {
  const at = statement.words[0] ?? { file: model.file, span: statement.span }
  const owner = [...descendantsOf(model.configuration)].find(({ whole, attributes }) => whole.start === statement.span.start && attributes.length > 0)
  const holder = createElement(keyword === 'rsc_defaults' ? keyword : (owner?.tag ?? keyword), at)
  for (const { name, value, file, span } of owner?.attributes ?? []) setAttribute(holder, name, { value, file, span })
  const set = addChild(holder, createElement(tag, at))
  for (const own of owner?.children.filter(child => child.tag === tag).flatMap(child => child.children) ?? []) {
    const pair = addChild(set, createElement('nvpair', own))
    for (const { name, value, file, span } of own.attributes) setAttribute(pair, name, { value, file, span })
  }
  return addChild(set, createElement('nvpair', at))
}
