import { defineFault } from '../../../rules/define-rule.js'

/** A rule has both and and or. */
export const conflictingOperators = defineFault({
  id: 'crm-configure/conflicting-operators',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a rule has both and and or',
  why: 'crm configure load refuses the whole text, and the cluster stays as it is.',
  do: 'Write two rules.',
  sources: ['crmsh 4.4.1 parse.py'],
  since: '0.1.0',
  examples: {
    bad: ['node alpha\nprimitive a Dummy\nlocation l a rule -inf: #uname eq alpha and defined x [|or|] defined y\n'],
    good: ['node alpha\nprimitive a Dummy\nlocation l a rule -inf: #uname eq alpha and defined x and defined y\n'],
  },
})
