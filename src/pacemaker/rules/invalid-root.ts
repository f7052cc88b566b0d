import { defineFault } from '../../rules/define-rule.js'
import { cibWith } from './example-cluster.js'

/** The outermost element is not cib. */
export const invalidRoot = defineFault({
  id: 'cib/invalid-root',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'the outermost element is not cib',
  why: 'crm_verify takes whole CIBs only, and so does the cluster.',
  do: 'Put it into a whole CIB, as cibadmin -Q prints it.',
  sources: ['Pacemaker 2.1.5 tools/crm_verify.c'],
  since: '0.1.0',
  examples: {
    bad: [
      '<[|configuration|]/>\n',
    ],
    good: [
      cibWith({}),
    ],
  },
})
