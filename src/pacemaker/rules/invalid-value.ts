import { defineFault } from '../../rules/define-rule.js'
import { brokenTag } from '../../xml/consequences.js'
import { cibWith } from './example-cluster.js'

/** A value is not one that the attribute may have. */
export const invalidValue = defineFault({
  id: 'cib/invalid-value',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a value is not one that the attribute may have',
  why: 'crm_verify and the cluster refuse the whole file.',
  do: 'Write one of the values.',
  sources: ['RELAX NG grammars of Pacemaker 2.1.5, by which crm_verify and every change of the cluster check the CIB'],
  since: '0.1.0',
  fix: 'unsafe',
  followsFrom: [brokenTag('cib')],
  examples: {
    bad: [
      cibWith({ constraints: '<rsc_location id="l" rsc="fence" node="alpha" score="[|inf|]"/>' }),
      cibWith({ constraints: '<rsc_order id="o" first="fence" then="fence" kind="[|mandatory|]"/>' }),
    ],
    good: [
      cibWith({ constraints: '<rsc_location id="l" rsc="fence" node="alpha" score="-INFINITY"/>' }),
    ],
  },
})
