import { defineFault } from '../../../rules/define-rule.js'
import { causesOfForm } from '../../../xml/consequences.js'

/** An end tag bears the name of the innermost open element. */
export const mismatchedEndTag = defineFault({
  id: 'cluster-conf/mismatched-end-tag',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'parse',
  summary: 'an end tag does not fit the element that it ends',
  why: 'The XML reader refuses the whole file, and with it every daemon that reads its configuration from it.',
  do: 'Write the same name, in the same letters, in both tags, and end inner elements first.',
  sources: [
    'XML 1.0, well-formedness constraint "Element Type Match"',
    'libxml2 parser.c, which the daemons read the file with; xmllint --noout agrees',
  ],
  since: '0.1.0',
  ...causesOfForm('cluster-conf', 'mismatched-end-tag'),
  examples: {
    bad: [
      '<cluster name="demo" config_version="1">\n  <cman></[|CMAN|]>\n  <clusternodes/>\n</cluster>\n',
      `<cluster name="demo" config_version="1">
  <rm><resources></[|rm|]></resources>
</cluster>
`,
    ],
    good: [
      '<cluster name="demo" config_version="1">\n  <cman></cman>\n  <clusternodes/>\n</cluster>\n',
    ],
  },
})
