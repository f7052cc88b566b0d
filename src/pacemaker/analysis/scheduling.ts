import type { Fact } from '../../facts/fact.js'
import { attributeOf, childOf, childrenOf, descendantsOf, valueOf } from '../ast.js'
import type { XmlElement } from '../ast.js'
import type { Cib, Constraint } from '../model.js'
import { integerOf } from '../reading/cluster-value.js'
import { orderingsOf } from './orders.js'

/** No score weighs more. */
export const infinity = 1_000_000

/** Says by what the cluster decides where resources run, and what of it nobody can work out from the file. */
export function* schedulingFacts(model: Cib): Generator<Fact> {
  yield* defaultFacts(model)
  for (const constraint of model.constraints) yield* constraintFacts(model, constraint)
  yield* nodeFacts(model)
  for (const level of childrenOf(childOf(model.configuration, 'fencing-topology'), 'fencing-level')) {
    const [target, index, devices] = ['target', 'index', 'devices'].map(name => valueOf(level, name))
    if (target !== undefined && devices !== undefined) yield { kind: 'pacemaker-fence-level', target, index: integerOf(index ?? '') ?? 1, devices: devices.split(/[\s,]+/), origin: level }
    else yield { kind: 'pacemaker-doubt', reason: 'a fencing level is for nodes by a pattern or an attribute', origin: level }
  }
  // Where nobody says what anything weighs, only the order is another one in which resources are placed.
  const strategy = model.properties.get('placement-strategy')?.value
  if (strategy !== undefined && strategy.value !== 'default' && (strategy.value === 'minimal' || isWeighed(model))) yield { kind: 'pacemaker-doubt', reason: 'by placement-strategy the load of the hosts decides', origin: strategy }
  for (const { name, isConditional } of model.properties.values()) {
    if (isConditional) yield { kind: 'pacemaker-doubt', reason: `a rule decides whether "${name.value}" holds`, origin: name }
  }
}

function isWeighed({ configuration }: Cib): boolean {
  return ['nodes', 'resources'].some(section => {
    const element = childOf(configuration, section)
    return element !== undefined && !descendantsOf(element, 'utilization').next().done
  })
}

function* defaultFacts({ configuration }: Cib): Generator<Fact> {
  for (const set of childrenOf(childOf(configuration, 'rsc_defaults'), 'meta_attributes')) {
    if (childOf(set, 'rule') !== undefined || attributeOf(set, 'id-ref') !== undefined) {
      yield { kind: 'pacemaker-doubt', reason: 'a rule decides which defaults resources have', origin: set }
      continue
    }
    for (const pair of childrenOf(set, 'nvpair')) {
      const [name, value] = [valueOf(pair, 'name'), valueOf(pair, 'value')]
      if (name !== undefined && value !== undefined) yield { kind: 'pacemaker-default', name, value, origin: pair }
    }
  }
}

function* nodeFacts({ configuration }: Cib): Generator<Fact> {
  for (const node of childrenOf(childOf(configuration, 'nodes'), 'node')) {
    const name = valueOf(node, 'uname')
    if (name === undefined) continue
    for (const set of childrenOf(node, 'instance_attributes')) {
      for (const pair of childrenOf(set, 'nvpair')) {
        const [attribute, value] = [valueOf(pair, 'name'), valueOf(pair, 'value')]
        if (attribute !== undefined && value !== undefined) yield { kind: 'pacemaker-attribute', node: name, name: attribute, value, origin: pair }
      }
    }
  }
}

function* constraintFacts(model: Cib, constraint: Constraint): Generator<Fact> {
  switch (constraint.kind) {
    case 'location':
      yield* locationFacts(model, constraint)
      return
    case 'colocation':
      yield* colocationFacts(model, constraint)
      return
    case 'order':
      yield* orderFacts(constraint)
      return
    case 'ticket':
      yield* ticketFacts(model, constraint)
  }
}

/** A ticket that is plainly of one resource: what it decides is reported as it is. */
function* ticketFacts({ resourceNamed }: Cib, constraint: Constraint): Generator<Fact> {
  const { element, place } = constraint
  const [resource, ticket, policy] = ['rsc', 'ticket', 'loss-policy'].map(name => valueOf(element, name))
  if (resource === undefined || ticket === undefined || !resourceNamed.has(resource) || (policy !== undefined && !isLossPolicy(policy))) {
    yield* doubts(constraint, 'a ticket decides whether it runs')
    return
  }
  yield { kind: 'pacemaker-ticket', ticket, resource, ...roleOf(element, 'rsc-role'), policy: policy ?? 'stop', origin: place }
}

function isLossPolicy(text: string): text is 'stop' | 'demote' | 'fence' | 'freeze' {
  return ['stop', 'demote', 'fence', 'freeze'].includes(text)
}

/** One doubt for each resource that a constraint names, or one for all where it names them by a pattern. */
function* doubts({ element, place }: Constraint, reason: string): Generator<Fact> {
  const named = [element, ...childrenOf(element, 'resource_set').flatMap(set => childrenOf(set, 'resource_ref'))]
  const names = named.flatMap(each => ['rsc', 'with-rsc', 'first', 'then', ...(each.tag === 'resource_ref' ? ['id'] : [])].flatMap(name => valueOf(each, name) ?? []))
  if (names.length === 0) yield { kind: 'pacemaker-doubt', reason, origin: place }
  for (const resource of names) yield { kind: 'pacemaker-doubt', resource, reason, origin: place }
}

function* locationFacts(model: Cib, constraint: Constraint): Generator<Fact> {
  const { element, place } = constraint
  const [resource, node, score] = ['rsc', 'node', 'score'].map(name => valueOf(element, name))
  if (resource === undefined || !model.resourceNamed.has(resource) || childOf(element, 'lifetime') !== undefined) {
    yield* doubts(constraint, 'a location names resources by a pattern, a tag, a set, or for a time')
    return
  }
  const rules = childrenOf(element, 'rule')
  if (rules.length === 0) {
    const points = scoreOf(score)
    if (node !== undefined && points !== undefined) yield { kind: 'pacemaker-location', resource, node, score: points, ...roleOf(element, 'role'), origin: place }
    else yield* doubts(constraint, 'a location has no plain score')
    return
  }
  for (const rule of rules) {
    const names = nodesMeant(model, rule)
    const points = scoreOf(valueOf(rule, 'score'))
    if (names === undefined || points === undefined) yield* doubts(constraint, 'a rule with dates, attributes of nodes or the state of the network decides where it may run')
    else for (const name of names) yield { kind: 'pacemaker-location', resource, node: name, score: points, ...roleOf(rule, 'role'), origin: rule }
  }
}

/** The nodes for which a rule holds, where all that it asks is the name. */
function nodesMeant({ nodes }: Cib, rule: XmlElement): readonly string[] | undefined {
  const [expression, ...more] = rule.children
  if (expression === undefined || more.length > 0 || expression.tag !== 'expression' || valueOf(expression, 'attribute') !== '#uname') return undefined
  const [operation, value] = ['operation', 'value'].map(name => valueOf(expression, name))
  const all = nodes.flatMap(({ name }) => name?.value ?? [])
  if (value === undefined) return undefined
  return operation === 'eq' ? all.filter(name => name === value) : operation === 'ne' ? all.filter(name => name !== value) : undefined
}

function roleOf(element: XmlElement, name: string): { readonly role?: 'Promoted' | 'Unpromoted' | 'Started' } {
  const role = valueOf(element, name)?.toLowerCase()
  if (role === 'promoted' || role === 'master') return { role: 'Promoted' }
  if (role === 'unpromoted' || role === 'slave') return { role: 'Unpromoted' }
  return {}
}

/** Reads a score; more than infinity is infinity. */
export function scoreOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^\+?infinity$/i.test(text)) return infinity
  if (/^-infinity$/i.test(text)) return -infinity
  const number = integerOf(text)
  return number === undefined ? undefined : Math.max(-infinity, Math.min(infinity, number))
}

function* colocationFacts(model: Cib, constraint: Constraint): Generator<Fact> {
  const { element, place } = constraint
  const [resource, other] = ['rsc', 'with-rsc'].map(name => valueOf(element, name))
  const score = scoreOf(valueOf(element, 'score'))
  const isPlain = ['node-attribute', 'influence'].every(name => valueOf(element, name) === undefined) && childOf(element, 'lifetime') === undefined
  if (resource === undefined || other === undefined || score === undefined || !isPlain || !model.resourceNamed.has(resource) || !model.resourceNamed.has(other)) {
    yield* doubts(constraint, 'a colocation names a set, a tag, an attribute of nodes, or has no score')
    return
  }
  const [role, withRole] = [roleOf(element, 'rsc-role').role, roleOf(element, 'with-rsc-role').role]
  yield { kind: 'pacemaker-colocation', resource, with: other, score, ...(role === undefined ? {} : { role }), ...(withRole === undefined ? {} : { withRole }), origin: place }
}

/** Where one of several is enough nobody knows which. */
function* orderFacts(constraint: Constraint): Generator<Fact> {
  for (const { first, firstAction, next, nextAction, kind, isAny, place } of orderingsOf(constraint)) {
    if (!isAny) yield { kind: 'pacemaker-order', first, next, firstAction, nextAction, isMandatory: kind === 'Mandatory', origin: place }
  }
}
