import { defineFault } from '../../../rules/define-rule.js'

/** A group, clone or bundle cannot hold such a thing. */
export const invalidMember = defineFault({
  id: 'crm-configure/invalid-member',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a group, clone or bundle cannot hold such a thing',
  why: 'The schema of CIBs refuses it: groups and bundles hold primitives, clones hold a primitive or a group.',
  do: 'Name a primitive, or for a clone a group.',
  sources: ['RELAX NG grammars of Pacemaker 2.1.5'],
  since: '0.1.0',
  examples: {
    bad: ['primitive a Dummy\nclone c a\ngroup g [|c|]\n'],
    good: ['primitive a Dummy\ngroup g a\nclone c g\n'],
  },
})
