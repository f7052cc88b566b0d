import { defineFault } from '../../rules/define-rule.js'
import { cibWith } from './example-cluster.js'

/** Validate-with names no schema that the release knows. */
export const unknownSchema = defineFault({
  id: 'cib/unknown-schema',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'validate-with names no schema that the release knows',
  why: 'crm_verify and the cluster refuse the whole file.',
  do: 'Name one that it knows, or leave it to the cluster.',
  sources: ['Pacemaker 2.1.5 lib/common/schemas.c'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ head: 'validate-with="[|pacemaker-3.99|]"' }),
      { text: cibWith({ head: 'validate-with="[|pacemaker-4.0|]"' }), target: '2.1' },
    ],
    good: [
      cibWith({ head: 'validate-with="pacemaker-3.9"' }),
      cibWith({ head: 'validate-with="none"' }),
    ],
  },
})
