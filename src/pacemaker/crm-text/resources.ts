import type { PlainElement } from '../../xml/plain.js'
import { bareWord, pair, quoted, sayNoMore } from './pen.js'
import type { Pen } from './pen.js'
import { setText } from './sets.js'

const sets = ['instance_attributes', 'meta_attributes', 'utilization']
const holders: Readonly<Record<string, string>> = { group: 'group', clone: 'clone', master: 'ms' }

/** Lists the members of what holds resources; each is a statement of its own. */
export function membersOf({ tag, children }: PlainElement): readonly PlainElement[] {
  return holders[tag] === undefined ? [] : children.filter(child => child.tag === 'primitive' || child.tag === 'group')
}

/** Writes a resource or a template: the lines of its statement. Bundles have no words that all releases of the crm shell know. */
export function resourceLines(pen: Pen, element: PlainElement): string[] {
  if (element.tag === 'primitive' || element.tag === 'template') return primitiveLines(pen, element)
  const word = holders[element.tag]
  if (word === undefined) {
    pen.fail()
    return []
  }
  const members = membersOf(element)
  sayNoMore(pen, element, { attributes: ['id', 'description'], children: ['instance_attributes', 'meta_attributes', ...(word === 'group' ? ['primitive'] : ['primitive', 'group'])] })
  if (members.length === 0 || (word !== 'group' && members.length > 1)) pen.fail()
  // The crm shell puts members behind the sets, as schemas of CIBs have it.
  return [
    [word, bareWord(pen, element.attributes['id']), ...members.map(member => bareWord(pen, member.attributes['id']))].join(' '),
    ...descriptionOf(pen, element),
    ...element.children.filter(child => sets.includes(child.tag)).map(set => setText(pen, set)),
  ]
}

function primitiveLines(pen: Pen, element: PlainElement): string[] {
  const { id, template } = element.attributes
  sayNoMore(pen, element, { attributes: ['id', 'class', 'provider', 'type', 'template', 'description'], children: [...sets, 'operations'] })
  const operations = element.children.filter(({ tag }) => tag === 'operations')
  if (operations.length > 1) pen.fail()
  return [
    [element.tag === 'template' ? 'rsc_template' : 'primitive', bareWord(pen, id), template === undefined ? agentText(pen, element) : `@${bareWord(pen, template)}`].join(' '),
    ...descriptionOf(pen, element),
    ...element.children.flatMap(child => (child.tag === 'operations' ? operationLines(pen, child) : [setText(pen, child)])),
  ]
}

function agentText(pen: Pen, { attributes: { class: agentClass, provider, type } }: PlainElement): string {
  if ((agentClass === 'ocf') !== (provider !== undefined)) pen.fail()
  return [agentClass, ...(provider === undefined ? [] : [provider]), type].map(part => bareWord(pen, part)).join(':')
}

/** Writes what describes something, behind its head. */
export function descriptionOf(pen: Pen, { attributes: { description } }: PlainElement): string[] {
  if (description === undefined) return []
  if (description === '') pen.fail()
  return [pair(pen, 'description', description)]
}

function operationLines(pen: Pen, operations: PlainElement): string[] {
  const { id, 'id-ref': reference } = operations.attributes
  sayNoMore(pen, operations, { attributes: ['id', 'id-ref'], children: ['op'] })
  const head = reference === undefined ? (id === undefined ? [] : [`operations $id=${quoted(pen, id)}`]) : [`operations $id-ref=${quoted(pen, reference)}`]
  return [...head, ...operations.children.map(operation => operationText(pen, operation))]
}

const known = ['id', 'name', 'interval', 'timeout', 'role', 'on-fail', 'enabled', 'record-pending', 'start-delay', 'interval-origin', 'requires', 'description']

function operationText(pen: Pen, operation: PlainElement): string {
  const { name, interval } = operation.attributes
  sayNoMore(pen, operation, { attributes: known, children: ['instance_attributes', 'meta_attributes'] })
  if (interval === undefined) pen.fail()
  return [
    'op',
    bareWord(pen, name),
    ...Object.entries(operation.attributes).filter(([key]) => key !== 'id' && key !== 'name').map(([key, value]) => pair(pen, key, value)),
    ...operation.children.map(set => setText(pen, set, { instance_attributes: 'op_params', meta_attributes: 'op_meta' })),
  ].join(' ')
}
