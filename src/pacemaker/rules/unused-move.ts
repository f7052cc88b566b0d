import { defineRule } from '../../rules/define-rule.js'
import { attributeOf, childOf } from '../ast.js'
import type { XmlElement } from '../ast.js'
import type { Cib } from '../model.js'
import { cibWith } from './example-cluster.js'
/** A constraint is left from a command that moved a resource. */
export const unusedMove = defineRule<Cib>({
  id: 'cib/unused-move',
  severity: 'info',
  origin: 'practice',
  summary: 'a constraint is left from a command that moved a resource',
  why: 'crm_resource --move and --ban write it, and nobody takes it away: the resource cannot go back, or runs on one node only.',
  do: 'Take it away by crm_resource --clear.',
  sources: ['crm_resource(8), --move, --ban, --clear'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ constraints: '<rsc_location id="[|cli-ban-fence-on-alpha|]" rsc="fence" node="alpha" score="-INFINITY"/>' }),
    ],
    good: [
      cibWith({ constraints: '<rsc_location id="fence-not-alpha" rsc="fence" node="alpha" score="-INFINITY"/>' }),
    ],
  },

  *check({ model }) {
    if (model.isPartial) return
    for (const { id, place, element } of model.constraints) if (/^cli-(?:ban|prefer|standby)-/.test(id)) yield { at: place, message: `"${id}" is left from a command that moved a resource`, ...(doesBan(id, element) ? { severity: 'warning' as const } : {}) }
  },
})

/** A ban without an end: the resource has a node less, and nobody may remember. What is over by itself may be wanted. */
function doesBan(id: string, element: XmlElement): boolean {
  return id.startsWith('cli-ban-') && childOf(element, 'rule') === undefined && attributeOf(element, 'score')?.value === '-INFINITY'
}
