import { defineFault } from '../../rules/define-rule.js'
import { cibWith, fencing } from './example-cluster.js'

/** The schema of the file does not know an attribute. */
export const unsupportedAttribute = defineFault({
  id: 'cib/unsupported-attribute',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'the schema of the file does not know an attribute',
  why: 'crm_verify and the cluster refuse the whole file.',
  do: 'Take it out, or raise the schema by cibadmin --upgrade.',
  sources: ['RELAX NG grammars of Pacemaker 2.1.5, by which crm_verify and every change of the cluster check the CIB'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ head: 'validate-with="pacemaker-3.5"', resources: fencing, constraints: '<rsc_colocation id="c" rsc="fence" with-rsc="fence" [|influence|]="true"/>' }),
    ],
    good: [
      cibWith({ resources: fencing, constraints: '<rsc_colocation id="c" rsc="fence" with-rsc="fence" influence="true"/>' }),
    ],
  },
})
