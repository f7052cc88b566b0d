import { defineFault } from '../../rules/define-rule.js'
import { cibWith } from './example-cluster.js'

/** An id stands twice in the file. */
export const duplicateId = defineFault({
  id: 'cib/duplicate-id',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'an id stands twice in the file',
  why: 'crm_verify and the cluster refuse the whole file.',
  do: 'Give each its own.',
  sources: ['RELAX NG grammars of Pacemaker 2.1.5, by which crm_verify and every change of the cluster check the CIB'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ resources: '<primitive id="a" class="stonith" type="fence_sbd"/><primitive id="[|a|]" class="stonith" type="fence_sbd"/>' }),
    ],
    good: [
      cibWith({}),
    ],
  },
})
