import { defineFault } from '../../rules/define-rule.js'
import { cibWith } from './example-cluster.js'

/** Something names an id that is not there. */
export const unknownId = defineFault({
  id: 'cib/unknown-id',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'something names an id that is not there',
  why: 'crm_verify and the cluster refuse the whole file.',
  do: 'Write the id of what is meant.',
  sources: ['RELAX NG grammars of Pacemaker 2.1.5, by which crm_verify and every change of the cluster check the CIB'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      cibWith({ constraints: '<rsc_location id="l" rsc="[|fense|]" node="alpha" score="1"/>' }),
    ],
    good: [
      cibWith({ constraints: '<rsc_location id="l" rsc="fence" node="alpha" score="1"/>' }),
    ],
  },
})
