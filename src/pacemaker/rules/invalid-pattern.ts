import { defineRule } from '../../rules/define-rule.js'
import { isUnclear } from '../analysis/soundness.js'
import { attributeOf } from '../ast.js'
import type { Cib } from '../model.js'
import { cibWith } from './example-cluster.js'

/** POSIX and JavaScript differ in much; what is not closed is wrong in both. */
function isClosed(pattern: string): boolean {
  let depth = 0
  for (let at = 0; at < pattern.length; at += 1) {
    const sign = pattern[at]
    if (sign === '\\') {
      at += 1
      if (at === pattern.length) return false
    } else if (sign === '[') {
      const end = pattern.indexOf(']', at + (pattern[at + 1] === '^' ? 3 : 2))
      if (end === -1) return false
      at = end
    } else if (sign === '(') depth += 1
    else if (sign === ')' && depth > 0) depth -= 1
  }
  return depth === 0
}
/** Rsc-pattern is no regular expression. */
export const invalidPattern = defineRule<Cib>({
  id: 'cib/invalid-pattern',
  severity: 'error',
  origin: 'daemon',
  summary: 'rsc-pattern is no regular expression',
  why: 'The scheduler passes over the constraint.',
  do: 'Close what is open in it.',
  sources: ['Pacemaker 2.1.5 lib/pacemaker/pcmk_sched_location.c: has invalid value'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ constraints: '<rsc_location id="l" rsc-pattern="[|(|]" node="alpha" score="1"/>' }),
    ],
    good: [
      cibWith({ constraints: '<rsc_location id="l" rsc-pattern="^f(.*)" node="alpha" score="1"/>' }),
    ],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    for (const { element } of model.constraints) {
      const pattern = attributeOf(element, 'rsc-pattern')
      if (pattern !== undefined && !pattern.isUnknown && !isClosed(pattern.value.replace(/^!/, ''))) yield { at: pattern, message: `"${pattern.value}" is no regular expression` }
    }
  },
})
