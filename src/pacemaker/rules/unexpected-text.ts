import { defineFault } from '../../rules/define-rule.js'
import { brokenTag, brokenTree } from '../../xml/consequences.js'
import { cibWith } from './example-cluster.js'

/** Text stands between elements. */
export const unexpectedText = defineFault({
  id: 'cib/unexpected-text',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'text stands between elements',
  why: 'The schema knows no text. Pacemaker takes it away and goes on without what it was meant to be, mostly an element that lost its "<"; text in CDATA it refuses, and the whole file with it.',
  do: 'Take it out, or make a comment of it.',
  sources: ['RELAX NG grammars of Pacemaker 2.1.5', 'Pacemaker 2.1.5 lib/common/xml.c strip_text_nodes()'],
  since: '0.1.0',
  followsFrom: [...brokenTree('cib'), brokenTag('cib')],
  examples: {
    bad: [
      cibWith({ nodes: '[|these two|]<node id="1" uname="alpha"/>' }),
    ],
    good: [
      cibWith({ nodes: '<!-- these two --><node id="1" uname="alpha"/>' }),
    ],
  },
})
