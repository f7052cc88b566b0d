import { defineFault } from '../../rules/define-rule.js'
import { cibWith } from './example-cluster.js'

/** The schema of the file does not know a value. */
export const unsupportedValue = defineFault({
  id: 'cib/unsupported-value',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'the schema of the file does not know a value',
  why: 'crm_verify and the cluster refuse the whole file.',
  do: 'Write the older word, or raise the schema by cibadmin --upgrade.',
  sources: ['RELAX NG grammars of Pacemaker 2.1.5, by which crm_verify and every change of the cluster check the CIB'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ head: 'validate-with="pacemaker-3.5"', constraints: '<rsc_location id="l" rsc="fence" role="[|Promoted|]" node="alpha" score="1"/>' }),
    ],
    good: [
      cibWith({ head: 'validate-with="pacemaker-3.5"', constraints: '<rsc_location id="l" rsc="fence" role="Master" node="alpha" score="1"/>' }),
    ],
  },
})
