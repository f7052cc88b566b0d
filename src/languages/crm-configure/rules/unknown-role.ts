import { defineFault } from '../../../rules/define-rule.js'

/** There is no such role. */
export const unknownRole = defineFault({
  id: 'crm-configure/unknown-role',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'there is no such role',
  why: 'crm configure load refuses the whole text, and the cluster stays as it is.',
  do: 'Write Started, Stopped, Promoted or Unpromoted; before schema 3.7 the last two are Master and Slave.',
  sources: ['crmsh 4.4.1 parse.py'],
  since: '0.1.0',
  examples: {
    bad: ['primitive a Dummy\nprimitive b Dummy\ncolocation c inf: a b:[|Boss|]\n'],
    good: ['primitive a Dummy\nprimitive b Dummy\ncolocation c inf: a b:Started\n'],
  },
})
