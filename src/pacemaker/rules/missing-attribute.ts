import { defineFault } from '../../rules/define-rule.js'
import { brokenTag, brokenTree } from '../../xml/consequences.js'
import { cibWith } from './example-cluster.js'

/** An element lacks an attribute that it must have. */
export const missingAttribute = defineFault({
  id: 'cib/missing-attribute',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'an element lacks an attribute that it must have',
  why: 'crm_verify and the cluster refuse the whole file.',
  do: 'Write it.',
  sources: ['RELAX NG grammars of Pacemaker 2.1.5, by which crm_verify and every change of the cluster check the CIB'],
  since: '0.1.0',
  followsFrom: [...brokenTree('cib'), brokenTag('cib')],
  examples: {
    bad: [
      cibWith({ nodes: '<[|node|] id="1"/>' }),
      cibWith({ resources: '<[|primitive|] id="web"/>' }),
    ],
    good: [
      cibWith({}),
    ],
  },
})
