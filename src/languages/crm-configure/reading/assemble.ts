import { oddBlanks } from '../../../../grammars/crm-configure/tokens.js'
import { didYouMean, suggestionPool } from '../../../diagnostics/did-you-mean.js'
import { createFaults } from '../../../diagnostics/fault-list.js'
import type { Fault } from '../../../diagnostics/diagnostic.js'
import type { XmlAttribute } from '../../../pacemaker/ast.js'
import type { Located } from '../../../text/located.js'
import { hereDocuments } from '../../../syntax/here-document.js'
import type { HereDocuments } from '../../../syntax/here-document.js'
import { originOf } from '../../../text/located.js'
import type { Source } from '../../../text/source.js'
import type { Statement, Word } from '../ast.js'
import { parts, statementNames } from '../vocabulary/statements.js'
import { readHolderOfRoles, readRole } from './access.js'
import { readColocation, readLocation, readOrder, readTicket } from './constraint.js'
import { addChild, addMissing, createElement, doubt, doubtFrom, valueIn } from './element.js'
import type { Draft } from './made.js'
import { addIds } from './ids.js'
import { readAlert, readNode, readProperties, readTag, readTopology } from './other.js'
import { readBundle, readClone, readGroup, readPrimitive } from './resource.js'
import type { Holder } from './resource.js'
import { readXmlStatement } from './xml-statement.js'
import { Words } from './words.js'

/** The CIB that statements make. */
export interface Assembly {
  /** The element `cib`. */
  readonly root: Draft
  readonly faults: readonly Fault[]
  readonly memberNames: readonly Located<string>[]
  /** What statements may define that were not understood. */
  readonly doubtedNames: ReadonlySet<string>
  /** Parts of a statement stand alone, so that its head may be gone: whatever is not there may have been defined by it. */
  readonly isHeadLost: boolean
}

/** The section of a CIB that an element belongs to. */
const sectionOf: Readonly<Record<string, string>> = {
  node: 'nodes', primitive: 'resources', template: 'resources', group: 'resources', clone: 'resources', master: 'resources', bundle: 'resources',
  rsc_location: 'constraints', rsc_colocation: 'constraints', rsc_order: 'constraints', rsc_ticket: 'constraints',
  cluster_property_set: 'crm_config', acl_role: 'acls', acl_target: 'acls', acl_group: 'acls', acl_user: 'acls', tag: 'tags', alert: 'alerts',
}

const sections = ['crm_config', 'nodes', 'resources', 'constraints', 'rsc_defaults', 'op_defaults', 'acls', 'tags', 'alerts']
/** These stand in every CIB. */
const always = new Set(sections.slice(0, 4))

interface Work {
  readonly source: Source
  readonly faults: Fault[]
  readonly holders: Holder[]
  readonly topologies: Words[]
  /** What statements may define that were not understood. */
  readonly doubtedNames: Set<string>
  /** Lines in a row that are no statements, as those behind a lost backslash, are reported once. */
  isBehindUnknown: boolean
  /** The first statement that an empty line behind a backslash ends. */
  blankLine: Elsewhere[] | undefined
  isHeadLost: boolean
  /** The statement before, where it is one, and what it makes. */
  before: { readonly statement: Statement; readonly element: Draft | undefined } | undefined
  /** Texts that a shell was to write: the lines around them came along. */
  readonly documents: HereDocuments
  readonly drafts: { readonly section: string; readonly element: Draft }[]
}

/** Makes the CIB of the statements of a text, as `crm configure load replace` does. */
export function assemble(source: Source, statements: readonly Statement[]): Assembly {
  const work: Work = { source, faults: createFaults(), holders: [], topologies: [], doubtedNames: new Set(), isBehindUnknown: false, blankLine: undefined, isHeadLost: false, before: undefined, documents: hereDocuments(source.text), drafts: [] }
  for (const statement of statements) work.isBehindUnknown = readStatement(new Words(statement), work)
  leaveOutRepeatedNodes(work)
  readTopologies(work)
  const memberNames = settleMembers(work)
  const used = new Set<string>()
  for (const { element } of work.drafts) if (element.parent === undefined) addIds(element, used)
  return { root: rootOf(work), faults: work.faults, memberNames, doubtedNames: work.doubtedNames, isHeadLost: work.isHeadLost }
}

type Elsewhere = NonNullable<Fault['related']>[number]

/** Tells whether the statement was not understood. */
function readStatement(words: Words, work: Work): boolean {
  const keyword = words.keyword.value.toLowerCase()
  if (keyword === 'fencing_topology' || keyword === 'fencing-topology') return work.topologies.push(words) === 0
  const read = readers[keyword]
  if (read === undefined) {
    // The keyword may be torn or gone, so that the name is not the next word.
    for (const { value } of words.statement.words) work.doubtedNames.add(value)
    for (const name of statementNames) if (keyword.startsWith(name)) work.doubtedNames.add(words.keyword.value.slice(name.length))
    if (isBehindBlankLine(words.keyword, work)) blankLineEnds(words.keyword, work)
    else if (isGoingOn(keyword, work)) lostBackslash(words.keyword, work)
    else unknownStatement(words.keyword, work)
    return true
  }
  const element = read(words, work)
  work.before = { statement: words.statement, element }
  finish(words, element, work)
  // A head that a backslash put behind it stands among its words.
  if (words.fault !== undefined) {
    for (const { value } of words.statement.words.slice(element === undefined ? 1 : 2)) work.doubtedNames.add(value)
    if (definesResource.has(keyword) && (element === undefined || valueIn(element, 'id') === undefined)) work.isHeadLost = true
  }
  place(keyword, element, work)
  // What follows upon a statement that was not understood may belong to it.
  return words.fault !== undefined
}

function place(keyword: string, element: Draft | undefined, work: Work): void {
  if (element === undefined) return
  const section = keyword === 'rsc_defaults' || keyword === 'op_defaults' ? keyword : sectionOf[element.tag]
  if (section !== undefined) work.drafts.push({ section, element })
  else if (element.tag === 'rsc_defaults' || element.tag === 'op_defaults') work.drafts.push(...element.children.map(child => ({ section: element.tag, element: Object.assign(child, { parent: undefined }) })))
  else if (element.tag === 'fencing-topology') work.drafts.push({ section: 'configuration', element })
  else work.faults.push({ rule: 'crm-configure/unexpected-word', at: element, message: `"${element.tag}" is no part of a configuration` })
}

type Read = (words: Words, work: Work) => Draft | undefined

function holding(read: (words: Words) => Holder): Read {
  return (words, { holders }) => {
    const holder = read(words)
    holders.push(holder)
    return holder.element
  }
}

const readers: Readonly<Record<string, Read>> = {
  node: readNode,
  primitive: words => readPrimitive(words),
  rsc_template: words => readPrimitive(words),
  group: holding(readGroup),
  clone: holding(readClone),
  ms: holding(readClone),
  master: holding(readClone),
  bundle: holding(readBundle),
  location: readLocation,
  colocation: readColocation,
  collocation: readColocation,
  order: readOrder,
  rsc_ticket: readTicket,
  property: readProperties,
  rsc_defaults: readProperties,
  op_defaults: readProperties,
  tag: readTag,
  alert: readAlert,
  role: readRole,
  acl_target: readHolderOfRoles,
  acl_group: readHolderOfRoles,
  xml: (words, { source }) => readXmlStatement(words, source.text),
}

/** Tells whether a word is a part of the statement before: then nothing but a backslash is missing between them. */
function isGoingOn(keyword: string, { before, isBehindUnknown }: Work): boolean {
  const head = before?.statement.words[0]?.value.toLowerCase() ?? ''
  if (isBehindUnknown) return false
  // No statement has such a name.
  if (/^[\w-]+=./.test(keyword)) return head !== ''
  return parts.some(part => part.name === keyword && part.in.includes(head))
}

/** Tells whether the line before ends with a backslash, and an empty one follows upon it. */
function isBehindBlankLine({ span }: Word, { before, source }: Work): boolean {
  return before !== undefined && behindBackslash.test(source.text.slice(before.statement.span.end, span.start))
}

const behindBackslash = new RegExp(`^[ \\t\\r${oddBlanks}]*\\\\+[ \\t\\r${oddBlanks}]*\\n[ \\t\\r${oddBlanks}]*\\n`)

/** Whoever copies a text with its line ends doubled has the same fault in all statements: it is reported once. */
function blankLineEnds(keyword: Word, work: Work): void {
  const { before, faults, blankLine, source } = work
  if (before?.element !== undefined) doubt(before.element)
  const start = source.text.indexOf('\\', before?.statement.span.end ?? keyword.span.start)
  const place = { file: keyword.file, span: { start, end: start + 1 } }
  if (blankLine !== undefined) {
    if (blankLine.length < mostRelated) blankLine.push({ at: place, message: 'the same here' })
    return
  }
  const related: Elsewhere[] = [{ at: keyword, message: `"${keyword.value}" begins a line here` }]
  work.blankLine = related
  faults.push({ rule: 'crm-configure/unknown-statement', at: place, message: `An empty line behind this backslash ends the statement, so that "${keyword.value}" is to be one of its own`, related })
}

const mostRelated = 10

/** What goes on without a backslash belongs to the statement before, of which something is missing then. */
function lostBackslash(keyword: Word, work: Work): void {
  const { before, faults, source } = work
  work.isHeadLost = true
  if (before === undefined) return
  const { statement, element } = before
  if (element !== undefined) doubt(element)
  const { file, span } = keyword
  const { end } = statement.span
  const place = { file, span: { start: end, end } }
  const isNextLine = /^[ \t]*\r?\n[ \t]*$/.test(source.text.slice(end, span.start))
  faults.push({
    rule: 'crm-configure/unknown-statement',
    at: place,
    message: `A backslash is missing here, or "${keyword.value}" is to be a statement, which it is not`,
    related: [{ at: keyword, message: `"${keyword.value}" begins a line here` }],
    ...(isNextLine ? { fixes: [{ title: 'End the line with a backslash', safety: 'unsafe' as const, edits: [{ ...place, newText: ' \\' }] }] } : {}),
  })
}

function unknownStatement(keyword: Word, { faults, isBehindUnknown, documents }: Work): void {
  const { start } = keyword.span
  // The line that ends what a shell was to write is reported with the one that begins it.
  if (documents.closings.has(start)) return
  if (documents.openings.has(start)) {
    faults.push({ rule: 'crm-configure/unknown-statement', at: keyword, message: `"${keyword.value}" is of a shell script, as is the line behind the text` })
    return
  }
  if (keyword.value.startsWith('\ufeff')) return byteOrderMark(keyword, faults)
  const close = didYouMean(keyword.value.toLowerCase(), statementNames)
  if (close === undefined && isBehindUnknown) return
  const { file, span } = keyword
  faults.push({
    rule: 'crm-configure/unknown-statement',
    at: keyword,
    message: `There is no statement "${keyword.value}"${close === undefined ? '' : `; did you mean "${close}"?`}`,
    ...(shellCommands.has(keyword.value.toLowerCase()) ? { help: 'It is a command of the crm shell, and no part of a text that is loaded: crm configure load commits by itself. Take it out, or give the text to crm -f, which reads commands.' } : {}),
    ...(close === undefined || keyword.places !== undefined ? {} : { fixes: [{ title: `Write "${close}"`, safety: 'unsafe' as const, edits: [{ file, span, newText: close }] }] }),
  })
}

/** What one types at the crm shell around statements. */
const shellCommands: ReadonlySet<string> = new Set(['commit', 'verify', 'validate_all', 'configure', 'exit', 'quit', 'bye', 'end', 'up', 'show', 'save', 'load', 'edit', 'erase', 'delete', 'rename', 'refresh', 'upgrade'])

function byteOrderMark({ file, span }: Word, faults: Fault[]): void {
  const place = { file, span: { start: span.start, end: span.start + 1 } }
  faults.push({
    rule: 'crm-configure/unknown-statement',
    at: place,
    message: 'A byte order mark stands here, which crm takes for a part of the word',
    fixes: [{ title: 'Take the byte order mark out', safety: 'safe', edits: [{ ...place, newText: '' }] }],
  })
}

const definesResource: ReadonlySet<string> = new Set(['primitive', 'group', 'clone', 'ms', 'master', 'bundle', 'rsc_template'])

function finish(words: Words, element: Draft | undefined, { faults, source }: Work): void {
  const rest = words.peek()
  for (const { word, keyword } of words.cut) faults.push({ rule: 'crm-configure/truncated-word', at: word, message: `crm reads "${word.value.slice(0, keyword.length)}" here, and throws "${word.value.slice(keyword.length)}" away` })
  if (rest !== undefined) words.fail('unexpected-word', rest, `"${rest.value}" stands where the statement must end`)
  if (words.fault === undefined) return
  faults.push(withHead(words.fault, words.keyword, source))
  if (element !== undefined) doubt(element)
}

/** What stands on a line that a backslash joins to the one before is reported with the line where the statement begins. */
function withHead(fault: Fault, keyword: Word, { lines, text, id: file }: Source): Fault {
  const { start, end } = originOf(fault.at).span
  // Where an empty line ends one statement behind its backslash, it ends others.
  if (fault.rule === 'crm-configure/missing-word' && behindBackslash.test(text.slice(end, end + 200))) return { ...fault, followsFrom: [{ rule: 'crm-configure/unknown-statement', at: { file, span: { start: 0, end: 0 } } }] }
  const isOnOtherLine = lines.positionAt(start).line > lines.positionAt(keyword.span.start).line
  return isOnOtherLine && fault.rule === 'crm-configure/unexpected-word' ? { ...fault, related: [{ at: keyword, message: 'the statement begins here' }] } : fault
}

/** A node has the id that is given, or its name; the one that has it first counts. */
function leaveOutRepeatedNodes({ drafts, faults }: Work): void {
  const first = new Map<string, XmlAttribute>()
  const repeated = new Set<Draft>()
  for (const { section, element } of drafts) {
    const id = section === 'nodes' ? element.attributes.find(({ name }) => name === 'id') ?? element.attributes.find(({ name }) => name === 'uname') : undefined
    if (id?.value === undefined) continue
    const other = first.get(id.value)
    if (other === undefined) first.set(id.value, id)
    else {
      repeated.add(element)
      faults.push({ rule: 'crm-configure/duplicate-node', at: id, message: `A node with the id "${id.value}" is there already`, related: [{ at: other, message: 'the first one' }] })
    }
  }
  if (repeated.size > 0) drafts.splice(0, drafts.length, ...drafts.filter(({ element }) => !repeated.has(element)))
}

/** Levels without a node are for all nodes, wherever those stand. */
function readTopologies(work: Work): void {
  const nodes = work.drafts.filter(({ section }) => section === 'nodes').map(({ element }) => valueIn(element, 'uname') ?? '')
  for (const words of work.topologies) {
    const element = readTopology(words, nodes)
    finish(words, element, work)
    work.drafts.push({ section: 'configuration', element })
  }
}

/** Puts what groups, clones and bundles name into them. */
function settleMembers({ holders, drafts, faults, doubtedNames }: Work): Located<string>[] {
  const named = new Map<string, Draft>()
  for (const { section, element } of drafts) {
    const id = valueIn(element, 'id')
    if (section === 'resources' && id !== undefined && !named.has(id)) named.set(id, element)
  }
  const names: Located<string>[] = []
  const pool = suggestionPool(named.keys())
  for (const { element, members } of holders) {
    const id = valueIn(element, 'id') ?? ''
    // Without any member the schema refuses what is left.
    const rule = members.some(member => member !== undefined && member.value !== id && named.has(member.value)) ? 'unknown-member' : 'missing-member'
    let doubted = 0
    for (const member of members) {
      if (member === undefined) continue
      names.push(member)
      const found = named.get(member.value)
      if (found === undefined || found === element) {
        doubted = doubtFrom(element, doubted)
        if (doubtedNames.has(member.value)) continue
        const close = didYouMean(member.value, pool)
        faults.push({
          rule: `crm-configure/${rule}`,
          at: member,
          message: `"${id}" is to hold "${member.value}", which is not there${close === undefined ? '' : `; did you mean "${close}"?`}`,
          ...ofWrongId(close === undefined ? undefined : named.get(close)),
        })
      } else if (found.tag !== 'primitive' && !(found.tag === 'group' && (element.tag === 'clone' || element.tag === 'master'))) {
        doubted = doubtFrom(element, doubted)
        faults.push({ rule: 'crm-configure/invalid-member', at: member, message: `A ${element.tag} cannot hold "${member.value}", which is a ${found.tag}`, related: [{ at: found, message: 'it is defined here' }] })
      } else if (found.parent !== undefined) {
        doubted = doubtFrom(element, doubted)
        faults.push({ rule: 'crm-configure/duplicate-member', at: member, message: `"${member.value}" stands in "${valueIn(found.parent, 'id') ?? ''}" already`, related: [{ at: found, message: 'it is defined here' }] })
      } else addChild(element, found)
    }
  }
  return names
}

/** A name that no id may have is reported where it is given. */
function ofWrongId(meant: Draft | undefined): Pick<Fault, 'followsFrom'> {
  const id = meant?.attributes.find(({ name }) => name === 'id')
  return id === undefined ? {} : { followsFrom: [{ rule: 'cib/invalid-id', at: id }] }
}

/** Puts all into the sections of a CIB. What the cluster counts by itself stands nowhere. */
function rootOf({ source, drafts }: Work): Draft {
  const start = { file: source.id, span: { start: 0, end: 0 } }
  const root = createElement('cib', start)
  root.isTagSound = false
  for (const name of ['epoch', 'num_updates', 'admin_epoch']) addMissing(root, name, '0')
  const configuration = addChild(root, createElement('configuration', start))
  for (const section of sections) {
    const own = drafts.filter(draft => draft.section === section && draft.element.parent === undefined)
    if (own.length === 0 && !always.has(section)) continue
    // What is said of a section that stands nowhere is said where its first part stands.
    const first = own[0]?.element
    const holder = addChild(configuration, createElement(section, first ?? start, start.span))
    for (const { element } of own) addChild(holder, element)
  }
  for (const { element } of drafts.filter(({ section }) => section === 'configuration')) addChild(configuration, element)
  return root
}

