import { defineRule } from '../../rules/define-rule.js'
import type { Cib } from '../model.js'
import { cibWith } from './example-cluster.js'
/** A constraint is left from when DRBD fenced a peer. */
export const unusedFenceConstraint = defineRule<Cib>({
  id: 'cib/unused-fence-constraint',
  severity: 'warning',
  origin: 'practice',
  summary: 'a constraint is left from when DRBD fenced a peer',
  why: 'The handler of fence-peer writes it when the mirror breaks, and unfence-peer takes it away after the resync: as long as it is there, one node only can be promoted.',
  do: 'See whether the mirror is whole again; if it is, delete it and look at the handlers.',
  sources: ['drbd-utils 9.22 scripts/crm-fence-peer.9.sh'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ constraints: '<rsc_location id="[|drbd-fence-by-handler-r0-ms-r0|]" rsc="fence"><rule id="r" score="-INFINITY" role="Master"><expression id="e" attribute="#uname" operation="ne" value="alpha"/></rule></rsc_location>' }),
    ],
    good: [
      cibWith({ constraints: '<rsc_location id="prefer" rsc="fence" node="alpha" score="50"/>' }),
    ],
  },

  *check({ model }) {
    if (model.isPartial) return
    for (const { id, place } of model.constraints) if (id.startsWith('drbd-fence-by-handler-')) yield { at: place, message: `"${id}" lets one node only be promoted until the mirror is whole again` }
  },
})
