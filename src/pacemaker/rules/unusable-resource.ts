import { defineRule } from '../../rules/define-rule.js'
import { nodeNames } from '../analysis/nodes.js'
import { infinity, scoreOf } from '../analysis/scheduling.js'
import { isWhole } from '../analysis/soundness.js'
import { attributeOf, valueOf } from '../ast.js'
import type { Cib, Constraint } from '../model.js'
import { cibWith, fencing } from './example-cluster.js'

const web = `${fencing}<primitive id="web" class="systemd" type="nginx"/>`
const onAlpha = '<rsc_location id="l" rsc="web" node="alpha" score="-INFINITY"/>'

/** A resource is kept from every node. */
export const unusableResource = defineRule<Cib>({
  id: 'cib/unusable-resource',
  severity: 'warning',
  origin: 'practice',
  summary: 'a resource is kept from every node',
  why: 'A score of -INFINITY outweighs all others: the resource is stopped, and starts nowhere.',
  do: 'Take one of the constraints out.',
  sources: ['Pacemaker Explained, "Scores": any value - INFINITY = -INFINITY', 'crm_simulate 2.1.5'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ resources: web, constraints: `${onAlpha}<rsc_location id="[|m|]" rsc="web" node="beta" score="-INFINITY"/>` }),
      cibWith({ resources: web, constraints: `${onAlpha}<rsc_location id="[|m|]" rsc="web" node="beta" score="-1000000"/>` }),
      cibWith({ resources: web, constraints: `${onAlpha}<rsc_location id="[|m|]" rsc="web" node="beta" score="-INFINITY"/><rsc_location id="n" rsc="web" node="beta" score="INFINITY"/>` }),
    ],
    good: [
      cibWith({ resources: web, constraints: onAlpha }),
      cibWith({ resources: web, constraints: `${onAlpha}<rsc_location id="m" rsc="web" node="beta" score="-1000"/>` }),
      cibWith({ resources: web, constraints: `${onAlpha}<rsc_location id="m" rsc="web" node="beta" role="Promoted" score="-INFINITY"/>` }),
      cibWith({ resources: web, constraints: `${onAlpha}<rsc_location id="m" rsc="web" node="beta" score="-INFINITY"/>` }).replace('</nodes>', '<node id="3" uname="gamma"/></nodes>'),
    ],
  },

  *check({ model }) {
    if (!isWhole(model, 'resources', 'nodes', 'constraints')) return
    const nodes = nodeNames(model)
    for (const [resource, bans] of bansIn(model)) {
      const last = [...bans.values()].at(-1)
      if (nodes.size === 0 || last === undefined || [...nodes].some(node => !bans.has(node))) continue
      const others = [...bans.values()].filter(ban => ban !== last)
      yield { at: last.place, message: `"${resource}" may run on no node`, related: others.map(({ place }) => ({ at: place, message: 'this one forbids another node' })) }
    }
  },
})

/** By resource and node the plain locations that forbid it. What is to be stopped anyway is left out, and so is what fences, which another rule tells. */
function bansIn({ constraints, resourceNamed }: Cib): ReadonlyMap<string, ReadonlyMap<string, Constraint>> {
  const bans = new Map<string, Map<string, Constraint>>()
  for (const constraint of constraints) {
    const { kind, element } = constraint
    const [name, node, score] = ['rsc', 'node', 'score'].map(attribute => valueOf(element, attribute))
    if (kind !== 'location' || name === undefined || node === undefined || scoreOf(score) !== -infinity) continue
    const resource = resourceNamed.get(name)
    if (element.children.length > 0 || attributeOf(element, 'role') !== undefined || resource === undefined) continue
    if (resource.kind === 'template' || resource.agentClass === 'stonith' || resource.isDoubted || resource.meta.has('target-role')) continue
    const own = bans.get(name) ?? new Map<string, Constraint>()
    bans.set(name, own.set(node.toLowerCase(), constraint))
  }
  return bans
}
