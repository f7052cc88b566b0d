import { defineFault } from '../../rules/define-rule.js'
import { cibWith } from './example-cluster.js'

/** An element stands more often than it may. */
export const duplicateElement = defineFault({
  id: 'cib/duplicate-element',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'an element stands more often than it may',
  why: 'crm_verify and the cluster refuse the whole file.',
  do: 'Keep one of them.',
  sources: ['RELAX NG grammars of Pacemaker 2.1.5, by which crm_verify and every change of the cluster check the CIB'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ more: '<[|nodes|]/>' }),
      cibWith({ resources: '<clone id="cl"><primitive id="a" class="ocf" provider="pacemaker" type="ping"/><[|primitive|] id="b" class="ocf" provider="pacemaker" type="ping"/></clone>' }),
    ],
    good: [
      cibWith({}),
    ],
  },
})
