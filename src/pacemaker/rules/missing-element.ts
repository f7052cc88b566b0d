import { defineFault } from '../../rules/define-rule.js'
import { brokenTag, brokenTree } from '../../xml/consequences.js'
import { cibWith } from './example-cluster.js'

/** An element lacks what must stand in it. */
export const missingElement = defineFault({
  id: 'cib/missing-element',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'an element lacks what must stand in it',
  why: 'crm_verify and the cluster refuse the whole file.',
  do: 'Write it.',
  sources: ['RELAX NG grammars of Pacemaker 2.1.5, by which crm_verify and every change of the cluster check the CIB'],
  since: '0.1.0',
  followsFrom: [...brokenTree('cib'), brokenTag('cib')],
  examples: {
    bad: [
      cibWith({ resources: '<[|group|] id="web"/>' }),
      '<cib epoch="1" num_updates="0" admin_epoch="0"><[|configuration|]><crm_config/><resources/><constraints/></configuration></cib>\n',
    ],
    good: [
      cibWith({}),
    ],
  },
})
