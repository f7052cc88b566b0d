import { defineFault } from '../../../rules/define-rule.js'

/** Comments stand between tags. */
export const misplacedComment = defineFault({
  id: 'cluster-conf/misplaced-comment',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'parse',
  summary: 'a comment stands inside of a tag',
  why: 'The XML reader refuses the whole file, and with it every daemon that reads its configuration from it.',
  do: 'Put the comment before or behind the tag.',
  sources: [
    'XML 1.0, section 2.5',
    'libxml2 parser.c, which the daemons read the file with; xmllint --noout agrees',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      '<cluster [|<!-- demo -->|] name="demo" config_version="1">\n  <clusternodes/>\n</cluster>\n',
    ],
    good: [
      '<!-- demo -->\n<cluster name="demo" config_version="1">\n  <clusternodes/>\n</cluster>\n',
    ],
  },
})
