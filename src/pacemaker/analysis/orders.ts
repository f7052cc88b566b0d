import type { Origin } from '../../text/located.js'
import { addTo } from '../../text/multimap.js'
import { attributeOf, childrenOf, valueOf } from '../ast.js'
import type { XmlAttribute } from '../ast.js'
import type { Cib, Constraint, Resource } from '../model.js'
import { booleanOf, integerOf } from '../reading/cluster-value.js'

/** Something that happens after something else, as an order or its sets of resources say. */
export interface Ordering {
  readonly id: string
  readonly first: string
  readonly firstAction: string
  readonly next: string
  readonly nextAction: string
  readonly kind: 'Mandatory' | 'Optional' | 'Serialize'
  /** What stops or demotes goes the other way round. */
  readonly isSymmetric: boolean
  /** One of several is enough to come first. */
  readonly isAny: boolean
  readonly place: Origin
  /** Where the first action, the kind or score, and `symmetrical` are written. */
  readonly firstActionAt: XmlAttribute | undefined
  readonly kindAt: XmlAttribute | undefined
  readonly symmetricAt: XmlAttribute | undefined
}

interface Member {
  readonly name: string
  readonly action: string
  readonly actionAt: XmlAttribute | undefined
}

/**
 * Lists what an order puts one behind the other. Of a set each member waits for the one before it, unless it is not
 * sequential; the first of a set, or each, waits for the last of the set before, or for all, or for any of them. Between two
 * sets that are not sequential no more than 20,000 pairs are listed, and at least one for each that waits.
 *
 * Source: pacemaker 2.1.5 lib/pacemaker/pcmk_sched_ordering.c unpack_simple_rsc_order(), unpack_order_set(), order_rsc_sets(); the tests ask crm_simulate.
 */
export function* orderingsOf(constraint: Constraint): Generator<Ordering> {
  const { element, place, id } = constraint
  if (constraint.kind !== 'order') return
  const [kindAt, symmetricAt] = [attributeOf(element, 'kind') ?? attributeOf(element, 'score'), attributeOf(element, 'symmetrical')]
  const kind = kindOf(kindAt)
  const isSymmetric = symmetricAt === undefined ? kind !== 'Serialize' : booleanOf(symmetricAt.value) !== false
  const shared = { id, kind, isSymmetric, place, kindAt, symmetricAt }
  const pair = (first: Member, next: Member, isAny = false): Ordering => ({ ...shared, first: first.name, firstAction: first.action, firstActionAt: first.actionAt, next: next.name, nextAction: next.action, isAny })
  const [first, then] = ['first', 'then'].map(name => valueOf(element, name))
  if (first !== undefined && then !== undefined) {
    const [firstActionAt, thenActionAt] = ['first-action', 'then-action'].map(name => attributeOf(element, name))
    const action = firstActionAt?.value ?? 'start'
    yield pair({ name: first, action, actionAt: firstActionAt }, { name: then, action: thenActionAt?.value ?? action, actionAt: thenActionAt })
    return
  }
  let before: { readonly members: readonly Member[]; readonly isAny: boolean } = { members: [], isAny: false }
  for (const set of childrenOf(element, 'resource_set')) {
    const actionAt = attributeOf(set, 'action')
    const action = actionAt?.value ?? 'start'
    const members = childrenOf(set, 'resource_ref').flatMap((reference): Member[] => {
      const name = valueOf(reference, 'id')
      return name === undefined ? [] : [{ name, action, actionAt }]
    })
    const isSequential = booleanOf(valueOf(set, 'sequential') ?? 'true') !== false
    const isAny = booleanOf(valueOf(set, 'require-all') ?? 'true') === false
    const waiting = isSequential ? members.slice(0, 1) : members
    const awaited = before.members.slice(0, Math.max(1, Math.floor(mostPairs / waiting.length)))
    for (const earlier of awaited) for (const later of waiting) yield pair(earlier, later, before.isAny)
    if (isSequential) for (const [index, later] of members.entries()) if (index > 0) yield pair(members[index - 1] ?? later, later)
    before = { members: isSequential ? members.slice(-1) : members, isAny }
  }
}

/** More pairs than somebody had in mind who wrote two sets: the list shall grow with the text, not with its square. */
const mostPairs = 20_000

function kindOf(at: XmlAttribute | undefined): Ordering['kind'] {
  if (at === undefined) return 'Mandatory'
  if (at.name === 'kind') return at.value === 'Optional' || at.value === 'Serialize' ? at.value : 'Mandatory'
  return /^\+?infinity$/i.test(at.value) || (integerOf(at.value) ?? 1) > 0 ? 'Mandatory' : 'Optional'
}

/** Tells by the name of a clone what always waits until it is promoted, directly or behind others; each is worked out once. */
export function createPromotions({ constraints }: Cib): (clone: string) => ReadonlySet<string> {
  let index: ReadonlyMap<string, readonly Ordering[]> | undefined
  return rememberedByName(clone => behindPromotion((index ??= byFirst(constraints)), clone))
}

/** Tells by the name of a clone what is always stopped before it is demoted, directly or before others; each is worked out once. */
export function createDemotions(cib: Cib): (clone: string) => ReadonlySet<string> {
  let index: ReadonlyMap<string, readonly Step[]> | undefined
  return rememberedByName(clone => beforeDemotion((index ??= stepsBefore(cib)), cib, clone))
}

function rememberedByName(find: (name: string) => ReadonlySet<string>): (name: string) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>()
  return name => {
    const found = known.get(name) ?? find(name)
    known.set(name, found)
    return found
  }
}

function behindPromotion(index: ReadonlyMap<string, readonly Ordering[]>, clone: string): ReadonlySet<string> {
  const found = new Set<string>()
  const waiting = [{ name: clone, action: 'promote' }]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const { firstAction, next, nextAction } of index.get(at.name) ?? []) {
      if (firstAction !== at.action || found.has(next)) continue
      found.add(next)
      waiting.push({ name: next, action: nextAction })
    }
  }
  return found
}

function byFirst(constraints: readonly Constraint[]): ReadonlyMap<string, readonly Ordering[]> {
  const index = new Map<string, Ordering[]>()
  for (const ordering of constraints.flatMap(constraint => [...orderingsOf(constraint)])) {
    if (ordering.kind !== 'Mandatory') continue
    addTo(index, ordering.first, ordering)
  }
  return index
}

const opposite: Readonly<Record<string, string>> = { start: 'stop', stop: 'start', promote: 'demote', demote: 'promote' }

interface Step {
  readonly name: string
  readonly action: string
}

/** Lists by action and name, such as `demote ms-r0`, what must be done before. */
function stepsBefore({ constraints }: Cib): ReadonlyMap<string, readonly Step[]> {
  const orderings = constraints.flatMap(constraint => [...orderingsOf(constraint)]).filter(({ kind, isAny }) => kind === 'Mandatory' && !isAny)
  const steps = orderings.flatMap(({ first, firstAction, next, nextAction, isSymmetric }) => [
    { name: first, action: firstAction, goal: `${nextAction} ${next}` },
    ...(isSymmetric ? [{ name: next, action: opposite[nextAction] ?? '', goal: `${opposite[firstAction] ?? ''} ${first}` }] : []),
  ])
  const before = new Map<string, Step[]>()
  for (const { goal, ...step } of steps) {
    addTo(before, goal, step)
  }
  return before
}

function beforeDemotion(before: ReadonlyMap<string, readonly Step[]>, { resourceNamed }: Cib, clone: string): ReadonlySet<string> {
  const found = new Set<string>()
  const waiting = [`demote ${clone}`]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const { name, action } of before.get(at) ?? []) {
      // A group has stopped when all of its members have.
      for (const each of action === 'stop' ? [name, ...(resourceNamed.get(name)?.children.map(({ id }) => id) ?? [])] : [name]) {
        const step = `${action} ${each}`
        if (found.has(step)) continue
        found.add(step)
        waiting.push(step)
      }
    }
  }
  return new Set([...found].flatMap(step => (step.startsWith('stop ') ? [step.slice('stop '.length)] : [])))
}

/** Tells of a resource what any order names behind it or behind what is in it, directly or behind others, with all that these are in or hold; each is worked out once. */
export function createFollowers(cib: Cib): (resource: Resource) => ReadonlySet<string> {
  return createReach(cib, ({ first, next }) => [first, next])
}

/** Tells the same of what any order names before it. */
export function createForerunners(cib: Cib): (resource: Resource) => ReadonlySet<string> {
  return createReach(cib, ({ first, next }) => [next, first])
}

function createReach({ constraints, resourceNamed }: Cib, stepOf: (ordering: Ordering) => readonly [from: string, to: string]): (resource: Resource) => ReadonlySet<string> {
  let steps: Map<string, string[]> | undefined
  const known = new Map<string, ReadonlySet<string>>()
  return resource => {
    steps ??= stepsIn(constraints, stepOf)
    const found = known.get(resource.id) ?? reachedFrom(resource, steps, name => resourceNamed.get(name))
    known.set(resource.id, found)
    return found
  }
}

function stepsIn(constraints: readonly Constraint[], stepOf: (ordering: Ordering) => readonly [from: string, to: string]): Map<string, string[]> {
  const steps = new Map<string, string[]>()
  for (const ordering of constraints.flatMap(constraint => [...orderingsOf(constraint)])) {
    const [from, to] = stepOf(ordering)
    addTo(steps, from, to)
  }
  return steps
}

function reachedFrom(resource: Resource, steps: ReadonlyMap<string, readonly string[]>, named: (name: string) => Resource | undefined): ReadonlySet<string> {
  const found = new Set<string>()
  const taken = new Set<string>()
  // A set goes on over what is added to it.
  const waiting = new Set(family(resource))
  for (const name of waiting) {
    for (const to of steps.get(name) ?? []) {
      if (taken.has(to)) continue
      taken.add(to)
      const other = named(to)
      for (const each of other === undefined ? [to] : family(other)) {
        found.add(each)
        waiting.add(each)
      }
    }
  }
  return found
}

/** The names of a resource, of all that it is in, and of all that it holds. */
function family(resource: Resource): readonly string[] {
  const names: string[] = []
  for (let at = resource.parent; at !== undefined; at = at.parent) names.push(at.id)
  const holds = ({ id, children }: Resource): void => {
    names.push(id)
    for (const child of children) holds(child)
  }
  holds(resource)
  return names
}
