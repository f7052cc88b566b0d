import { defineFault } from '../../../rules/define-rule.js'

/** An attribute stands once in a tag. */
export const duplicateAttribute = defineFault({
  id: 'cluster-conf/duplicate-attribute',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'parse',
  summary: 'an attribute stands twice in a tag',
  why: 'The XML reader refuses the whole file, and with it every daemon that reads its configuration from it.',
  do: 'Keep one of them.',
  sources: [
    'XML 1.0, well-formedness constraint "Unique Att Spec"',
    'libxml2 parser.c, which the daemons read the file with; xmllint --noout agrees',
  ],
  since: '0.1.0',
  followsFrom: [{ rules: ['cluster-conf/missing-value', 'cluster-conf/unexpected-word', 'cluster-conf/unquoted-value', 'cluster-conf/missing-space'], within: 'nearby' }],
  examples: {
    bad: [
      '<cluster name="demo" [|name|]="other" config_version="1">\n  <clusternodes/>\n</cluster>\n',
    ],
    good: [
      '<cluster name="demo" config_version="1">\n  <clusternodes/>\n</cluster>\n',
    ],
  },
})
