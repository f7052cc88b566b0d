import { defineFault } from '../../../rules/define-rule.js'

/** A comment ends with `-->`. */
export const unclosedComment = defineFault({
  id: 'cluster-conf/unclosed-comment',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'parse',
  summary: 'a comment is not closed',
  why: 'Everything behind it belongs to the comment, so that the file ends too early; the XML reader refuses it.',
  do: 'Write --> where the comment ends.',
  sources: [
    'XML 1.0, production 15',
    'libxml2 parser.c, which the daemons read the file with; xmllint --noout agrees',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      '<cluster name="demo" config_version="1">\n  <clusternodes/>\n</cluster>\n[|<!--|] off\n',
    ],
    good: [
      '<cluster name="demo" config_version="1">\n  <clusternodes/>\n</cluster>\n<!-- off -->\n',
    ],
  },
})
