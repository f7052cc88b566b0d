import { defineRule } from '../../rules/define-rule.js'
import { drbdCloneNamed } from '../analysis/drbd.js'
import { isWhole } from '../analysis/soundness.js'
import { attributeOf, valueOf } from '../ast.js'
import type { XmlElement } from '../ast.js'
import type { Cib } from '../model.js'
import { cibWith, fencing, filesystem, promotable } from './example-cluster.js'
/** A resource starts when DRBD starts, before it is promoted. */
export const missingPromoteFirst = defineRule<Cib>({
  id: 'cib/missing-promote-first',
  severity: 'error',
  origin: 'practice',
  summary: 'a resource starts when DRBD starts, before it is promoted',
  why: 'A start makes a Secondary only: what is mounted then finds a device that nobody may open. crm_verify says nothing.',
  do: 'Write first-action promote.',
  sources: ['LINBIT DRBD User Guide 9, "Integrating DRBD with Pacemaker clusters"'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: '<rsc_colocation id="c" rsc="fs" with-rsc="ms-r0" with-rsc-role="Promoted" score="INFINITY"/><rsc_order id="[|o|]" first="ms-r0" then="fs"/>' }),
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: '<rsc_colocation id="c" rsc="fs" with-rsc="ms-r0" with-rsc-role="Promoted" score="INFINITY"/><rsc_order id="o" first="ms-r0" first-action="[|start|]" then="fs"/>' }),
    ],
    good: [
      cibWith({ resources: `${fencing}${promotable}${filesystem}`, constraints: '<rsc_colocation id="c" rsc="fs" with-rsc="ms-r0" with-rsc-role="Promoted" score="INFINITY"/><rsc_order id="o" first="ms-r0" first-action="promote" then="fs" then-action="start"/>' }),
    ],
  },

  *check({ model }) {
    if (!isWhole(model, 'constraints')) return
    const promoted = new Set(model.constraints.flatMap(({ kind, element }) => (kind === 'order' && valueOf(element, 'first-action') === 'promote' ? [`${valueOf(element, 'first') ?? ''} ${valueOf(element, 'then') ?? ''}`] : [])))
    for (const { kind, element, place, id } of model.constraints) {
      const [first, then, thenAction] = ['first', 'then', 'then-action'].map(name => valueOf(element, name))
      const clone = drbdCloneNamed(model, first)
      if (kind !== 'order' || clone === undefined || then === undefined || promoted.has(`${first ?? ''} ${then}`)) continue
      if ((thenAction !== undefined && thenAction !== 'start') || (model.resourceNamed.get(then)?.kind === 'clone' && !mountsDevice(model, then))) continue
      const action = attributeOf(element, 'first-action')
      if (action === undefined) yield { at: place, message: `"${id}" starts "${then}" when "${clone.id}" has started, before anything is promoted` }
      else if (action.value === 'start') yield { at: action, message: `"${id}" starts "${then}" when "${clone.id}" has started, before anything is promoted` }
    }
  },
})

/** A clone may prepare what DRBD needs no primary for; one that mounts a file system of DRBD cannot start before. */
function mountsDevice({ resources, resourceNamed }: Cib, clone: string): boolean {
  const inside = resourceNamed.get(clone)?.element
  return resources.some(({ agent, parameters, element }) => {
    const device = parameters.find(({ name }) => name.value === 'device')?.value?.value
    return agent === 'ocf:heartbeat:Filesystem' && device?.startsWith('/dev/drbd') === true && isWithin(element, inside)
  })
}

function isWithin(element: XmlElement, outer: XmlElement | undefined): boolean {
  for (let at: XmlElement | undefined = element; at !== undefined; at = at.parent) if (at === outer) return true
  return false
}
