import { defineFault } from '../../../rules/define-rule.js'
import { causesOfForm } from '../../../xml/consequences.js'

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
  ...causesOfForm('cluster-conf', 'duplicate-attribute'),
  examples: {
    bad: [
      '<cluster name="demo" [|name|]="other" config_version="1">\n  <clusternodes/>\n</cluster>\n',
    ],
    good: [
      '<cluster name="demo" config_version="1">\n  <clusternodes/>\n</cluster>\n',
    ],
  },
})
