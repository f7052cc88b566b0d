import { defineFault } from '../../../rules/define-rule.js'

/** Brackets around a set of resources do not match. */
export const mismatchedBracket = defineFault({
  id: 'crm-configure/mismatched-bracket',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'brackets around a set of resources do not match',
  why: 'crm configure load refuses the whole text, and the cluster stays as it is.',
  do: 'Close each set by the bracket of its kind, before the next one.',
  sources: ['crmsh 4.4.1 parse.py'],
  since: '0.1.0',
  examples: {
    bad: ['primitive a Dummy\nprimitive b Dummy\nprimitive d Dummy\norder o [|(|] a b d\n'],
    good: ['primitive a Dummy\nprimitive b Dummy\nprimitive d Dummy\norder o ( a b ) d\n'],
  },
})
