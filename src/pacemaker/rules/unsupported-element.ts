import { defineFault } from '../../rules/define-rule.js'
import { cibWith } from './example-cluster.js'

/** The schema of the file does not know an element. */
export const unsupportedElement = defineFault({
  id: 'cib/unsupported-element',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'the schema of the file does not know an element',
  why: 'crm_verify and the cluster refuse the whole file.',
  do: 'Take it out, or raise the schema by cibadmin --upgrade.',
  sources: ['RELAX NG grammars of Pacemaker 2.1.5, by which crm_verify and every change of the cluster check the CIB'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ head: 'validate-with="pacemaker-2.4"', more: '<[|alerts|]/>' }),
    ],
    good: [
      cibWith({ head: 'validate-with="pacemaker-2.5"', more: '<alerts/>' }),
    ],
  },
})
