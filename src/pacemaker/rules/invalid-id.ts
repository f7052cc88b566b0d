import { defineFault } from '../../rules/define-rule.js'
import { brokenTag } from '../../xml/consequences.js'
import { cibWith } from './example-cluster.js'

/** An id is no name. */
export const invalidId = defineFault({
  id: 'cib/invalid-id',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'an id is no name',
  why: 'crm_verify and the cluster refuse the whole file.',
  do: 'Begin it with a letter or "_", and leave out blanks and colons.',
  sources: ['RELAX NG grammars of Pacemaker 2.1.5, by which crm_verify and every change of the cluster check the CIB'],
  since: '0.1.0',
  followsFrom: [brokenTag('cib')],
  examples: {
    bad: [
      cibWith({ resources: '<primitive id="[|1st|]" class="stonith" type="fence_sbd"/>' }),
    ],
    good: [
      cibWith({}),
    ],
  },
})
