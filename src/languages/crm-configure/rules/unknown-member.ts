import { defineFault } from '../../../rules/define-rule.js'

/** A group, clone or bundle is to hold what is not there. */
export const unknownMember = defineFault({
  id: 'crm-configure/unknown-member',
  severity: 'error',
  origin: 'practice',
  reportedBy: 'read',
  summary: 'a group, clone or bundle is to hold what is not there',
  why: 'The crm shell says that it refers to a missing object, and loads the rest without it.',
  do: 'Name a resource of the text, or define it.',
  sources: ['crmsh 4.4.1 cibconfig.py: refers to missing object'],
  since: '0.1.0',
  examples: {
    bad: ['primitive a Dummy\ngroup g a [|b|]\n'],
    good: ['primitive a Dummy\nprimitive b Dummy\ngroup g a b\n'],
  },
})
