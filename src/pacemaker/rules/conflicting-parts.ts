import { defineFault } from '../../rules/define-rule.js'
import { brokenTag, brokenTree } from '../../xml/consequences.js'
import { cibWith } from './example-cluster.js'

/** An element has parts that exclude each other. */
export const conflictingParts = defineFault({
  id: 'cib/conflicting-parts',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'an element has parts that exclude each other',
  why: 'crm_verify and the cluster refuse the whole file.',
  do: 'Keep one of them.',
  sources: ['RELAX NG grammars of Pacemaker 2.1.5, by which crm_verify and every change of the cluster check the CIB'],
  since: '0.1.0',
  followsFrom: [...brokenTree('cib'), brokenTag('cib')],
  examples: {
    bad: [
      cibWith({ resources: '<primitive id="web" class="systemd" [|provider|]="heartbeat" type="apache2"/>' }),
      cibWith({ constraints: '<rsc_order id="o" first="fence" then="fence" kind="Optional" [|score|]="0"/>' }),
    ],
    good: [
      cibWith({}),
    ],
  },
})
