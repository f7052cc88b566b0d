import { defineRule } from '../../rules/define-rule.js'
import { isUnclear } from '../analysis/soundness.js'
import { attributeOf } from '../ast.js'
import type { Cib } from '../model.js'
import { cibWith } from './example-cluster.js'

const roles: ReadonlySet<string> = new Set(['started', 'stopped', 'promoted', 'unpromoted', 'master', 'slave'])
/** A rule of a location names no role. */
export const invalidRuleRole = defineRule<Cib>({
  id: 'cib/invalid-rule-role',
  severity: 'error',
  origin: 'daemon',
  summary: 'a rule of a location names no role',
  why: 'The scheduler passes over the constraint.',
  do: 'Write Promoted or Unpromoted, Started or Stopped.',
  sources: ['Pacemaker 2.1.5 lib/pacemaker/pcmk_sched_location.c: Bad role specified'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ constraints: '<rsc_location id="l" rsc="fence"><rule id="r" score="1" role="[|leader|]"><expression id="e" attribute="#uname" operation="eq" value="alpha"/></rule></rsc_location>' }),
    ],
    good: [
      cibWith({ constraints: '<rsc_location id="l" rsc="fence"><rule id="r" score="1" role="Started"><expression id="e" attribute="#uname" operation="eq" value="alpha"/></rule></rsc_location>' }),
    ],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    for (const { element, kind } of model.constraints) {
      if (kind !== 'location') continue
      for (const rule of element.children) {
        const role = rule.tag === 'rule' ? attributeOf(rule, 'role') : undefined
        if (role === undefined || roles.has(role.value.toLowerCase())) continue
        if (role.isMisleading) yield { at: role, message: 'A role with a character that looks like another, or like nothing, is none: the cluster passes over this constraint' }
        else if (!role.isUnknown) yield { at: role, message: `"${role.value}" is no role: the cluster passes over this constraint` }
      }
    }
  },
})
