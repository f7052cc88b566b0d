import { defineFault } from '../../rules/define-rule.js'
import { brokenTag } from '../../xml/consequences.js'
import { cibWith } from './example-cluster.js'

/** An attribute is not known. */
export const unknownAttribute = defineFault({
  id: 'cib/unknown-attribute',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'an attribute is not known',
  why: 'crm_verify and the cluster refuse the whole file.',
  do: 'Write the name as the schema has it, or take it out.',
  sources: ['RELAX NG grammars of Pacemaker 2.1.5, by which crm_verify and every change of the cluster check the CIB'],
  since: '0.1.0',
  fix: 'unsafe',
  followsFrom: [brokenTag('cib')],
  examples: {
    bad: [
      cibWith({ nodes: '<node id="1" uname="alpha" [|kind|]="member"/>' }),
      cibWith({ constraints: '<rsc_location id="l" [|rcs|]="fence" node="alpha" score="1"/>' }),
    ],
    good: [
      cibWith({}),
    ],
  },
})
