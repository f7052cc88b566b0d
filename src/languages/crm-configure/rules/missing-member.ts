import { defineFault } from '../../../rules/define-rule.js'

/** A clone, group or bundle holds nothing that is there. */
export const missingMember = defineFault({
  id: 'crm-configure/missing-member',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'nothing that a group, clone or bundle is to hold is there',
  why: 'The crm shell leaves out what is not there, and the schema of CIBs refuses what holds nothing.',
  do: 'Name a resource of the text, or define it.',
  sources: ['crmsh 4.4.1 cibconfig.py: refers to missing object', 'RELAX NG grammars of Pacemaker 2.1.5'],
  since: '0.1.0',
  examples: {
    bad: ['clone c [|a|]\n'],
    good: ['primitive a Dummy\nclone c a\n'],
  },
})
