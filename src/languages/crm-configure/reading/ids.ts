import { addMissing, valueIn } from './element.js'
import type { Draft } from './made.js'

const endings: Readonly<Record<string, string>> = {
  instance_attributes: 'instance_attributes', meta_attributes: 'meta_attributes', utilization: 'utilization', rule: 'rule', expression: 'expression', date_expression: 'expression', duration: 'duration', date_spec: 'date_spec',
}
const idless: ReadonlySet<string> = new Set(['operations', 'fencing-topology', 'network', 'docker', 'rkt', 'podman', 'storage', 'select', 'select_attributes', 'select_fencing', 'select_nodes', 'select_resources', 'resource_ref', 'obj_ref', 'role'])
const first: Readonly<Record<string, string>> = { node: 'node', primitive: 'rsc', template: 'rsc', master: 'grp', group: 'grp', clone: 'grp', rsc_location: 'location', 'fencing-topology': 'fencing' }

/** Gives every element the id that the crm shell makes for it where none is said. */
export function addIds(statement: Draft, used: Set<string>): void {
  const visit = (element: Draft, prefix: string): void => {
    const isReference = valueIn(element, 'id-ref') !== undefined
    if (!isReference && !idless.has(element.tag)) {
      addMissing(element, 'id', valueIn(element, 'uname') ?? freeId(element, prefix, used))
      used.add(valueIn(element, 'id') ?? '')
    }
    const next = (element.tag === 'node' ? valueIn(element, 'uname') : undefined) ?? (element.tag === 'role' ? undefined : valueIn(element, 'id')) ?? prefix
    for (const child of element.children) visit(child, next)
  }
  visit(statement, first[statement.tag] ?? '')
}

function freeId(element: Draft, owner: string, used: ReadonlySet<string>): string {
  if (valueIn(element, 'id') !== undefined) return ''
  const prefix = /^\d+$/.test(owner) && element.tag !== 'node' ? `num-${owner}` : owner
  const id = [prefix, ...partsOf(element)].join('-')
  if (!used.has(id)) return id
  for (let count = 0; count < 99; count += 1) if (!used.has(`${id}-${count}`)) return `${id}-${count}`
  return id
}

function partsOf(element: Draft): string[] {
  const name = valueIn(element, 'name') ?? 'None'
  if (element.tag === 'nvpair') return [name]
  if (element.tag === 'op') return [name, ...[valueIn(element, 'interval') ?? ''].filter(interval => interval !== '')]
  const ending = endings[element.tag]
  return ending === undefined ? [] : [ending]
}
