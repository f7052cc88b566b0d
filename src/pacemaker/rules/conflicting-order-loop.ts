import { defineRule } from '../../rules/define-rule.js'
import { addTo } from '../../text/multimap.js'
import { brieflyListed } from '../../text/quantity.js'
import { orderedGroups } from '../analysis/groups.js'
import { orderingsOf } from '../analysis/orders.js'
import type { Ordering } from '../analysis/orders.js'
import { isWhole } from '../analysis/soundness.js'
import type { Cib } from '../model.js'
import { cibWith, fencing } from './example-cluster.js'

const three = ['a', 'b', 'c'].map(id => `<primitive id="${id}" class="ocf" provider="heartbeat" type="Dummy"/>`).join('')
const group = '<group id="g"><primitive id="d" class="ocf" provider="heartbeat" type="Dummy"/></group>'
const order = (id: string, first: string, then: string, more = ''): string => `<rsc_order id="${id}" first="${first}" then="${then}"${more}/>`

/** Orders go round in a circle. */
export const conflictingOrderLoop = defineRule<Cib>({
  id: 'cib/conflicting-order-loop',
  severity: 'error',
  origin: 'practice',
  summary: 'orders go round in a circle',
  why: 'Each waits for the other to have started, and so does what comes behind them: the transition never ends. An order that is optional waits, too, where both are to be started. crm_verify says nothing.',
  do: 'Take one of the orders out, or turn it round.',
  sources: ['crm_simulate 2.1.5 --save-dotfile: the starts wait for each other', 'Pacemaker Explained, "Ordering Constraints"'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ resources: `${fencing}${three}`, constraints: `${order('o', 'a', 'b')}${order('[|p|]', 'b', 'a')}` }),
      cibWith({ resources: `${fencing}${three}`, constraints: `${order('o', 'a', 'b')}${order('p', 'b', 'c', ' kind="Optional"')}${order('[|q|]', 'c', 'a')}` }),
      cibWith({ resources: `${fencing}${three}${group}`, constraints: `${order('o', 'a', 'g')}${order('[|p|]', 'd', 'a')}` }),
    ],
    good: [
      cibWith({ resources: `${fencing}${three}`, constraints: `${order('o', 'a', 'b')}${order('p', 'b', 'c')}${order('q', 'a', 'c')}` }),
      cibWith({ resources: `${fencing}${three}`, constraints: `${order('o', 'a', 'b')}${order('p', 'b', 'a', ' kind="Serialize"')}` }),
      cibWith({ resources: `${fencing}${three}`, constraints: `${order('o', 'a', 'b', ' symmetrical="false"')}${order('p', 'b', 'a', ' first-action="stop" then-action="stop" symmetrical="false"')}` }),
      cibWith({ resources: `${fencing}${three}${group}`, constraints: `${order('o', 'a', 'g')}${order('p', 'd', 'b')}` }),
    ],
  },

  *check({ model }) {
    if (!isWhole(model, 'constraints')) return
    const told = new Set<string>()
    for (const loop of loopsIn(edgesOf(model))) {
      const orders = [...new Map(loop.flatMap(({ ordering }) => (ordering === undefined ? [] : [[ordering.id, ordering] as const]))).values()].sort((a, b) => a.place.span.start - b.place.span.start)
      const last = orders.at(-1)
      if (last === undefined || orders.some(({ id }) => told.has(id))) continue
      for (const { id } of orders) told.add(id)
      const names = brieflyListed([...new Set(loop.map(({ from }) => `"${from.slice(from.indexOf(' ') + 1)}"`))])
      yield {
        at: last.place,
        message: orders.length === 1 ? `"${last.id}" lets ${names} wait for each other` : `By these orders ${names} wait for each other`,
        related: orders.slice(0, -1).map(({ place }) => ({ at: place, message: 'this order, too' })),
        followsFrom: orders.flatMap(({ place }) => ['cib/conflicting-order', 'cib/conflicting-member-order'].map(rule => ({ rule, at: place }))),
      }
    }
  },
})

/** That something starts, or has started, only when something else has. What groups do of themselves has no order. */
interface Edge {
  readonly from: string
  readonly to: string
  readonly ordering?: Ordering
}

/** A group begins before its members start, and has started when they have; what is promoted has started before. */
function edgesOf(model: Cib): ReadonlyMap<string, readonly Edge[]> {
  const groups = new Map(orderedGroups(model).filter(({ parent }) => parent === undefined).map(each => [each.id, each]))
  const edges = new Map<string, Edge[]>()
  const add = (edge: Edge): void => { addTo(edges, edge.from, edge) }
  for (const [id, { children }] of groups) {
    for (const [index, child] of children.entries()) {
      add({ from: index === 0 ? `begin ${id}` : `start ${children[index - 1]?.id ?? ''}`, to: `start ${child.id}` })
    }
    add({ from: `start ${children.at(-1)?.id ?? ''}`, to: `start ${id}` })
  }
  for (const constraint of model.constraints) {
    for (const ordering of orderingsOf(constraint)) {
      const { first, firstAction, next, nextAction, kind, isAny } = ordering
      if (isAny || kind === 'Serialize' || !isBeginning(firstAction) || !isBeginning(nextAction)) continue
      add({ from: `${firstAction} ${first}`, to: nextAction === 'start' && groups.has(next) ? `begin ${next}` : `${nextAction} ${next}`, ordering })
      for (const [action, name] of [[firstAction, first], [nextAction, next]]) if (action === 'promote') add({ from: `start ${name ?? ''}`, to: `promote ${name ?? ''}` })
    }
  }
  return edges
}

function isBeginning(action: string): boolean {
  return action === 'start' || action === 'promote'
}

/** More circles than anybody mends before asking again. */
const mostLoops = 50

/** Finds circles: one for each way back to where a walk has come from. */
function* loopsIn(edges: ReadonlyMap<string, readonly Edge[]>): Generator<readonly Edge[]> {
  const done = new Set<string>()
  let found = 0
  for (const start of edges.keys()) {
    const path: { readonly node: string; readonly by: Edge | undefined; next: number }[] = done.has(start) ? [] : [{ node: start, by: undefined, next: 0 }]
    const depths = new Map([[start, 0]])
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const edge = edges.get(top.node)?.[top.next]
      top.next += 1
      if (edge === undefined) {
        done.add(top.node)
        depths.delete(top.node)
        path.pop()
        continue
      }
      const depth = depths.get(edge.to)
      if (depth !== undefined) {
        yield [...path.slice(depth + 1).flatMap(({ by }) => by ?? []), edge]
        found += 1
        if (found === mostLoops) return
      } else if (!done.has(edge.to)) {
        depths.set(edge.to, path.length)
        path.push({ node: edge.to, by: edge, next: 0 })
      }
    }
  }
}
