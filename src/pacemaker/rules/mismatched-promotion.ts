import { defineRule } from '../../rules/define-rule.js'
import { isPrimaryRole, isSure, placingsIn } from '../analysis/colocations.js'
import type { Placing } from '../analysis/colocations.js'
import { drbdCloneNamed } from '../analysis/drbd.js'
import { orderingsOf } from '../analysis/orders.js'
import type { Ordering } from '../analysis/orders.js'
import { isWhole } from '../analysis/soundness.js'
import { addTo } from '../../text/multimap.js'
import type { Cib } from '../model.js'
import { cibWith, fencing, ocf, promotable } from './example-cluster.js'

const two = `${fencing}${promotable}${promotable.replaceAll('r0', 'r1')}${ocf('machine', 'VirtualDomain', { config: '/etc/libvirt/qemu/one.xml' })}`
const constraints = (clone: string): string => `<rsc_colocation id="c" rsc="machine" with-rsc="ms-r0" with-rsc-role="Promoted" score="INFINITY"/><rsc_order id="o" first="${clone}" first-action="promote" then="machine" then-action="start"/>`

/** A resource runs beside one DRBD resource and is started after another one. */
export const mismatchedPromotion = defineRule<Cib>({
  id: 'cib/mismatched-promotion',
  severity: 'error',
  origin: 'practice',
  summary: 'a resource runs beside one Primary and waits for another one',
  why: 'It may start before its own device is Primary, or where another one is: one of the two constraints names the wrong clone.',
  do: 'Write the clone of the device that it uses in both.',
  sources: ['LINBIT DRBD User Guide 9, "Integrating DRBD with Pacemaker clusters"'],
  since: '0.1.0',
  examples: {
    bad: [cibWith({ resources: two, constraints: constraints('ms-r1').replace('id="o"', 'id="[|o|]"') })],
    good: [cibWith({ resources: two, constraints: constraints('ms-r0') }), cibWith({ resources: two, constraints: `${constraints('ms-r1')}<rsc_order id="p" first="ms-r0" first-action="promote" then="machine" then-action="start"/>` })],
  },

  *check({ model }) {
    if (!isWhole(model, 'constraints', 'resources', 'tags') || model.tags.size > 0) return
    const placings = new Map<string, Placing[]>()
    for (const placing of placingsIn(model)) addTo(placings, placing.resource, placing)
    const orderings = new Map<string, Ordering[]>()
    for (const ordering of model.constraints.flatMap(constraint => [...orderingsOf(constraint)])) addTo(orderings, ordering.next, ordering)
    for (const [resource, [beside, ...moreBeside]] of placings) {
      const [after, ...moreAfter] = orderings.get(resource) ?? []
      // Others may lead to the clone by a way round.
      if (beside === undefined || after === undefined || moreBeside.length > 0 || moreAfter.length > 0) continue
      const [clone, awaited] = [drbdCloneNamed(model, beside.with), drbdCloneNamed(model, after.first)]
      if (clone === undefined || awaited === undefined || clone === awaited || !isSure(beside.scoreAt) || !isPrimaryRole(beside.withRole) || after.firstAction !== 'promote') continue
      const devices = model.resourceNamed.get(resource)
      const followsFrom = devices === undefined ? [] : [{ rule: 'cluster/mismatched-drbd-device', at: { file: devices.place.file, span: { start: 0, end: 0 } } }]
      yield { at: after.place, message: `"${after.id}" starts "${resource}" after "${awaited.id}", and "${beside.id}" keeps it beside "${clone.id}"`, related: [{ at: beside.place, message: `"${beside.id}" stands here` }], followsFrom }
    }
  },
})
