import { defineFault } from '../../rules/define-rule.js'
import { cibWith } from './example-cluster.js'

/** Text stands between elements. */
export const unexpectedText = defineFault({
  id: 'cib/unexpected-text',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'text stands between elements',
  why: 'crm_verify and the cluster refuse the whole file.',
  do: 'Take it out, or make a comment of it.',
  sources: ['RELAX NG grammars of Pacemaker 2.1.5, by which crm_verify and every change of the cluster check the CIB'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ nodes: '[|these two|]<node id="1" uname="alpha"/>' }),
    ],
    good: [
      cibWith({ nodes: '<!-- these two --><node id="1" uname="alpha"/>' }),
    ],
  },
})
