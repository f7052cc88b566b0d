import { defineFault } from '../../../rules/define-rule.js'

/** A resource stands in two groups or clones, or twice in one. */
export const duplicateMember = defineFault({
  id: 'crm-configure/duplicate-member',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a resource stands in two groups or clones, or twice in one',
  why: 'crm configure load refuses the whole text, and the cluster stays as it is.',
  do: 'Take it out of one of them.',
  sources: ['crmsh 4.4.1 cibconfig.py: Child … already in …, parse.py: listed more than once'],
  since: '0.1.0',
  examples: {
    bad: ['primitive a Dummy\nprimitive b Dummy\ngroup g a\ngroup h b [|a|]\n', 'primitive a Dummy\ngroup g a [|a|]\n'],
    good: ['primitive a Dummy\nprimitive b Dummy\ngroup g a\ngroup h b\n'],
  },
})
