import { defineFault } from '../../../rules/define-rule.js'
import { causesOfForm } from '../../../xml/consequences.js'

/** Outside of the outermost element there is no text. */
export const misplacedText = defineFault({
  id: 'cluster-conf/misplaced-text',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'parse',
  summary: 'text stands outside of the outermost element',
  why: 'The XML reader refuses the whole file, and with it every daemon that reads its configuration from it.',
  do: 'Remove it, or make a comment of it.',
  sources: [
    'XML 1.0, production 1',
    'libxml2 parser.c, which the daemons read the file with; xmllint --noout agrees',
  ],
  since: '0.1.0',
  ...causesOfForm('cluster-conf', 'misplaced-text'),
  examples: {
    bad: [
      `[|cluster of the lab|]
<cluster name="demo" config_version="1">
  <clusternodes/>
</cluster>
`,
      '<cluster name="demo" config_version="1">\n  <clusternodes/>\n</cluster>\n[|end|]\n',
    ],
    good: [
      `<!-- cluster of the lab -->
<cluster name="demo" config_version="1">
  <clusternodes/>
</cluster>
`,
    ],
  },
})
