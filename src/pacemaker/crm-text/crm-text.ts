import type { PlainElement } from '../../xml/plain.js'
import { accessLines } from './access.js'
import { constraintLines } from './constraints.js'
import { bareWord, quoted, sayNoMore, xmlLine } from './pen.js'
import type { Pen } from './pen.js'
import { descriptionOf, membersOf, resourceLines } from './resources.js'
import { contentOf, setText } from './sets.js'

/** A CIB in the words of the crm shell. */
export interface CrmText {
  readonly text: string
  /** What stands in no statement, in words; the cluster writes most of it anew. */
  readonly unsaid: readonly string[]
}

type Lines = (pen: Pen, element: PlainElement) => string[]

/** The sections of a CIB in the order in which the crm shell shows them, and how each of their children is said. */
const sections: readonly (readonly [section: string, lines: Lines])[] = [
  ['nodes', nodeLines],
  ['resources', resourceLines],
  ['tags', tagLines],
  ['constraints', constraintLines],
  ['crm_config', namedSet('property')],
  ['rsc_defaults', namedSet('rsc_defaults')],
  ['op_defaults', namedSet('op_defaults')],
  ['acls', accessLines],
  ['alerts', alertLines],
]

/** A statement, and the element that it says. */
export interface CrmStatement {
  readonly element: PlainElement
  /** Where the element stands in the CIB. */
  readonly path: readonly (string | number)[]
  /** Its lines, without the last line end. */
  readonly text: string
}

/**
 * Writes a CIB, the element `cib`, as `crm configure load replace` takes it.
 *
 * What a statement of the crm shell cannot say is written as XML behind the word `xml`, so that nothing in the configuration is
 * lost. Ids that nothing refers to are not said: the crm shell makes them anew.
 */
export function crmText(cib: PlainElement): CrmText {
  const statements = crmStatements(cib, { ids: 'referred' })
  return { text: statements.map(({ text }) => `${text}\n`).join(''), unsaid: unsaidIn(cib, configurationOf(cib)) }
}

/** Writes each statement of a CIB by itself, with the ids that something refers to, or with all that there are. */
export function crmStatements(cib: PlainElement, { ids }: { readonly ids: 'referred' | 'all' }): CrmStatement[] {
  const configuration = configurationOf(cib)
  if (configuration === undefined) return []
  const referred = new Set(referredIn(configuration))
  const top = ['children', cib.children.indexOf(configuration)]
  const all = configuration.children.map((section, index) => ({ section, path: [...top, 'children', index] }))
  const saying = { isReferred: (id: string | undefined): boolean => id !== undefined && (ids === 'all' || referred.has(id)), keepsIds: ids === 'all' }
  return [
    ...sections.flatMap(([name, lines]) =>
      all.filter(({ section }) => section.tag === name).flatMap(({ section, path }) =>
        section.children.flatMap((element, index) => statementsOf(element, [...path, 'children', index], { ...saying, lines, wrap: name.endsWith('_defaults') ? name : undefined })))),
    ...all.filter(({ section }) => section.tag === 'fencing-topology').flatMap(({ section, path }) => statementsOf(section, path, { ...saying, lines: topologyLines, wrap: undefined })),
  ]
}

function configurationOf({ children }: PlainElement): PlainElement | undefined {
  return children.find(({ tag }) => tag === 'configuration')
}

interface Saying extends Pick<Pen, 'isReferred' | 'keepsIds'> {
  readonly lines: Lines
  /** The element around it that makes XML of it a whole. */
  readonly wrap: string | undefined
}

function statementsOf(element: PlainElement, path: CrmStatement['path'], { lines, wrap, ...saying }: Saying): CrmStatement[] {
  let isAtLoss = false
  const said = lines({ ...saying, fail: () => void (isAtLoss = true) }, element)
  if (isAtLoss) return [{ element, path, text: `xml ${xmlLine(wrap === undefined ? element : { tag: wrap, attributes: {}, children: [element] })}` }]
  const members = new Set(membersOf(element))
  const before = element.children.flatMap((child, index) => (members.has(child) ? statementsOf(child, [...path, 'children', index], { lines, wrap, ...saying }) : []))
  return [...before, { element, path, text: said.join(' \\\n\t') }]
}

function* referredIn(element: PlainElement): Generator<string> {
  const waiting = [element]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const reference = next.attributes['id-ref']
    if (reference !== undefined) yield reference
    waiting.push(...next.children)
  }
}

function unsaidIn({ attributes, children }: PlainElement, configuration: PlainElement | undefined): string[] {
  const known = new Set(['fencing-topology', ...sections.map(([section]) => section)])
  return [
    ...Object.entries(attributes).map(([name, value]) => `the attribute ${name} of the CIB, "${value}"`),
    ...children.filter(child => child !== configuration).map(({ tag }) => `the section "${tag}"`),
    ...(configuration?.children ?? []).filter(({ tag }) => !known.has(tag)).map(({ tag }) => `the section "${tag}"`),
  ]
}

function nodeLines(pen: Pen, element: PlainElement): string[] {
  const { id, uname, type } = element.attributes
  sayNoMore(pen, element, { attributes: ['id', 'uname', 'type', 'description'], children: ['instance_attributes', 'utilization'] })
  const own = id === uname ? [] : [/^[\w-]+$/.test(id ?? '') ? `${id ?? ''}:` : `$id=${quoted(pen, id ?? '')}`]
  if (id === undefined || id === '' || (type !== undefined && !['member', 'ping', 'remote'].includes(type))) pen.fail()
  return [
    ['node', ...own, `${bareWord(pen, uname)}${type === undefined ? '' : `:${type}`}`].join(' '),
    ...descriptionOf(pen, element),
    ...element.children.map(set => setText(pen, set, { instance_attributes: 'attributes' })),
  ]
}

/** Says how sets are written that stand alone: their ids are their names. */
function namedSet(word: string): Lines {
  return (pen, set) => {
    const { id = '' } = set.attributes
    sayNoMore(pen, set, { attributes: ['id'], children: ['rule', 'nvpair'] })
    if (id === '') pen.fail()
    return [`${word} ${/^[\w-]+$/.test(id) ? `${id}:` : `$id=${quoted(pen, id)}`}`, ...contentOf(pen, set)]
  }
}

function tagLines(pen: Pen, tag: PlainElement): string[] {
  sayNoMore(pen, tag, { attributes: ['id'], children: ['obj_ref'] })
  if (tag.children.length === 0) pen.fail()
  const members = tag.children.map(member => {
    sayNoMore(pen, member, { attributes: ['id'] })
    return bareWord(pen, member.attributes['id'], /^[A-Za-z_#][^\s"'\\=:]*$/)
  })
  return [['tag', bareWord(pen, tag.attributes['id'], /^[A-Za-z_][^\s"'\\=:]*$/), ...members].join(' ')]
}

function topologyLines(pen: Pen, topology: PlainElement): string[] {
  sayNoMore(pen, topology, { children: ['fencing-level'] })
  const levels = new Map<string, number>()
  const lines = topology.children.map(level => {
    const { target, 'target-pattern': pattern, 'target-attribute': attribute, 'target-value': value, index, devices } = level.attributes
    sayNoMore(pen, level, { attributes: ['id', 'index', 'devices', ...(target === undefined ? (pattern === undefined ? ['target-attribute', 'target-value'] : ['target-pattern']) : ['target'])] })
    // The crm shell counts the levels of each target itself.
    const key = target ?? pattern ?? attribute ?? ''
    levels.set(key, (levels.get(key) ?? 0) + 1)
    if (index !== String(levels.get(key))) pen.fail()
    const name = target === undefined ? (pattern === undefined ? `attr:${bareWord(pen, attribute, /^[\w-]+$/)}=${bareWord(pen, value, /^[\w-]+$/)}` : quoted(pen, `pattern:${pattern}`)) : `${bareWord(pen, target)}:`
    return `${name} ${bareWord(pen, devices, /^[\w.,-]+$/)}`
  })
  return ['fencing_topology', ...lines]
}

function alertLines(pen: Pen, alert: PlainElement): string[] {
  const { id, path = '' } = alert.attributes
  sayNoMore(pen, alert, { attributes: ['id', 'path', 'description'], children: ['instance_attributes', 'meta_attributes', 'recipient'] })
  const firstRecipient = alert.children.findIndex(({ tag }) => tag === 'recipient')
  if (path === '' || (firstRecipient !== -1 && alert.children.slice(firstRecipient).some(({ tag }) => tag !== 'recipient'))) pen.fail()
  return [
    `alert ${bareWord(pen, id)} ${quoted(pen, path)}`,
    ...descriptionOf(pen, alert),
    ...alert.children.map(child => (child.tag === 'recipient' ? recipientText(pen, child) : setText(pen, child, { instance_attributes: 'attributes' }))),
  ]
}

function recipientText(pen: Pen, recipient: PlainElement): string {
  const { value = '' } = recipient.attributes
  sayNoMore(pen, recipient, { attributes: ['id', 'value'] })
  if (value === '' || value === '{') pen.fail()
  return `to ${quoted(pen, value)}`
}
