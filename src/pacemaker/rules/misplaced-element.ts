import { defineFault } from '../../rules/define-rule.js'
import { brokenTag } from '../../xml/consequences.js'
import { cibWith } from './example-cluster.js'

/** An element stands where it cannot. */
export const misplacedElement = defineFault({
  id: 'cib/misplaced-element',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'an element stands where it cannot',
  why: 'crm_verify and the cluster refuse the whole file.',
  do: 'Put it where it belongs.',
  sources: ['RELAX NG grammars of Pacemaker 2.1.5, by which crm_verify and every change of the cluster check the CIB'],
  since: '0.1.0',
  followsFrom: [brokenTag('cib')],
  examples: {
    bad: [
      cibWith({ constraints: '<[|node|] id="3" uname="gamma"/>' }),
    ],
    good: [
      cibWith({}),
    ],
  },
})
