import { defineFault } from '../../rules/define-rule.js'
import { brokenTag, brokenTree } from '../../xml/consequences.js'
import { cibWith } from './example-cluster.js'

/** An element is not known. */
export const unknownElement = defineFault({
  id: 'cib/unknown-element',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'an element is not known',
  why: 'crm_verify and the cluster refuse the whole file.',
  do: 'Write the name as the schema has it, or take it out.',
  sources: ['RELAX NG grammars of Pacemaker 2.1.5, by which crm_verify and every change of the cluster check the CIB'],
  since: '0.1.0',
  followsFrom: [...brokenTree('cib'), brokenTag('cib')],
  examples: {
    bad: [
      cibWith({ nodes: '<[|nod|] id="1" uname="alpha"/>' }),
      cibWith({ resources: '<[|service|] id="web"/>' }),
    ],
    good: [
      cibWith({}),
    ],
  },
})
