import type { AgentOperation } from '../../facts/agent-operations.js'
import { print } from '../../languages/cib/plain/door.js'
import type { PlainElement } from '../../xml/plain.js'
import { crmText } from '../../pacemaker/crm-text/crm-text.js'
import { reveal } from '../../plain/reveal.js'
import { Secret } from '../../text/secret.js'
import type { Constraint, Draft, Group, Primitive, Resource } from '../draft.js'

/** Pacemaker 2.1.3 and later know it; it has the names Promoted and Unpromoted for roles. */
const schema = 'pacemaker-3.9'

/** Writes the CIB; what is secret in it is in the text. */
export function cibText(draft: Draft): string {
  return print(cibOf(draft))
}

/** Writes the same as input of the crm shell. */
export function cibAsCrmText(draft: Draft): string {
  return crmText(cibOf(draft)).text
}

/** Makes the CIB, without state: `cibadmin --replace` takes it. */
function cibOf(draft: Draft): PlainElement {
  const { nodes, properties, defaults, resources, constraints, levels } = draft
  return element('cib', { 'validate-with': schema, admin_epoch: '0', epoch: '1', num_updates: '0' }, [
    element('configuration', {}, [
      element('crm_config', {}, [element('cluster_property_set', { id: 'cib-bootstrap-options' }, pairs('cib-bootstrap-options', properties))]),
      element('nodes', {}, nodes.map(({ id, name }) => element('node', { id: String(id ?? 0), uname: name }))),
      element('resources', {}, resources.map(resourceElement)),
      element('constraints', {}, constraints.map(constraintElement)),
      ...(levels.length === 0 ? [] : [element('fencing-topology', {}, levels.map(({ node, index, devices }) => element('fencing-level', { id: `fencing-${node}-${index}`, target: node, index: String(index), devices: devices.join(',') })))]),
      element('rsc_defaults', {}, [meta('rsc-options', defaults)].flat()),
      element('op_defaults', {}, [meta('op-options', { timeout: '60s' })].flat()),
    ]),
  ])
}

function element(tag: string, attributes: Record<string, string>, children: PlainElement[] = []): PlainElement {
  return { tag, attributes, children }
}

function pairs(id: string, values: Readonly<Record<string, string | Secret>>): PlainElement[] {
  return Object.entries(values).map(([name, value]) => element('nvpair', { id: `${id}-${name.replace(/[^A-Za-z0-9_.-]/g, '-')}`, name, value: value instanceof Secret ? reveal(value) : value }))
}

function meta(id: string, values: Readonly<Record<string, string>> = {}): PlainElement[] {
  return Object.keys(values).length === 0 ? [] : [element('meta_attributes', { id }, pairs(id, values))]
}

function resourceElement(resource: Resource): PlainElement {
  switch (resource.kind) {
    case 'primitive':
      return primitiveElement(resource)
    case 'group':
      return groupElement(resource)
    case 'clone':
      return element('clone', { id: resource.id }, [...meta(`${resource.id}-meta`, resource.meta), primitiveElement(resource.member)])
  }
}

function groupElement({ id, members, meta: values }: Group): PlainElement {
  return element('group', { id }, [...meta(`${id}-meta`, values), ...members.map(primitiveElement)])
}

function primitiveElement({ id, agent, parameters, meta: values, operations }: Primitive): PlainElement {
  const [first = '', second = '', third] = agent.split(':')
  const kind: Record<string, string> = third === undefined ? { class: first, type: agent.slice(first.length + 1) } : { class: first, provider: second, type: third }
  return element('primitive', { id, ...kind }, [
    ...meta(`${id}-meta`, values),
    ...(Object.keys(parameters).length === 0 ? [] : [element('instance_attributes', { id: `${id}-params` }, pairs(`${id}-params`, parameters))]),
    element('operations', {}, operations.map(operation => operationElement(id, operation))),
  ])
}

function operationElement(id: string, operation: AgentOperation): PlainElement {
  const { level, ...attributes } = operation
  const { name, interval, role } = attributes
  const own = `${id}-${name}${interval === '0s' ? '' : `-${interval}`}${role === undefined ? '' : `-${role.toLowerCase()}`}`
  return element('op', { id: own, ...attributes }, level === undefined ? [] : [element('instance_attributes', { id: `${own}-params` }, pairs(`${own}-params`, { OCF_CHECK_LEVEL: level }))])
}

function constraintElement(constraint: Constraint): PlainElement {
  const { id } = constraint
  switch (constraint.kind) {
    case 'location': {
      const { resource, node, score, isNeverLookedAt } = constraint
      return element('rsc_location', { id, rsc: resource, node, score, ...(isNeverLookedAt === true ? { 'resource-discovery': 'never' } : {}) })
    }
    case 'reached': {
      const { resource, attribute, score } = constraint
      const points: Record<string, string> = score === 0 ? { 'score-attribute': attribute } : { score: String(score) }
      const test: Record<string, string> = score === 0 ? { operation: 'defined' } : { operation: 'gt', value: '0', type: 'number' }
      return element('rsc_location', { id, rsc: resource }, [element('rule', { id: `${id}-rule`, ...points }, [element('expression', { id: `${id}-rule-expression`, attribute, ...test })])])
    }
    case 'colocation': {
      const { resource, with: other, role, score } = constraint
      return element('rsc_colocation', { id, rsc: resource, 'with-rsc': other, score, ...(role === undefined ? {} : { 'with-rsc-role': role }) })
    }
    case 'order': {
      const { first, action, next, order } = constraint
      const attributes = [['id', id], ['first', first], ['first-action', action], ['then', next], ['then-action', 'start'], ...(order === undefined ? [] : [['kind', order]])] as const
      return element('rsc_order', Object.fromEntries(attributes))
    }
  }
}
