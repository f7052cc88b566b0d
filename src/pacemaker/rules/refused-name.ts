import { defineFault } from '../../rules/define-rule.js'
import { cibWith } from './example-cluster.js'

/** A pair has a name or value that was left behind. */
export const refusedName = defineFault({
  id: 'cib/refused-name',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a pair has a name or value that was left behind',
  why: 'crm_verify and the cluster refuse the whole file.',
  do: 'Write what took its place.',
  sources: ['RELAX NG grammars of Pacemaker 2.1.5, by which crm_verify and every change of the cluster check the CIB'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ options: '<nvpair id="o" name="[|stonith_enabled|]" value="true"/>' }),
      cibWith({ options: '<nvpair id="o" name="cluster-infrastructure" value="[|cman|]"/>' }),
    ],
    good: [
      cibWith({ options: '<nvpair id="o" name="stonith-enabled" value="true"/>' }),
    ],
  },
})
