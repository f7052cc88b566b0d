import { defineFault } from '../../../rules/define-rule.js'

/** There is no such action. */
export const unknownAction = defineFault({
  id: 'crm-configure/unknown-action',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'there is no such action',
  why: 'crm configure load refuses the whole text, and the cluster stays as it is.',
  do: 'Write start, stop, promote or demote.',
  sources: ['crmsh 4.4.1 parse.py'],
  since: '0.1.0',
  examples: {
    bad: ['primitive a Dummy\nprimitive b Dummy\norder o a:[|launch|] b\n'],
    good: ['primitive a Dummy\nprimitive b Dummy\norder o a:start b\n'],
  },
})
