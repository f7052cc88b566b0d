import { defineFault } from '../../../rules/define-rule.js'
import { causesOfForm } from '../../../xml/consequences.js'

/** The XML declaration stands at the very start. */
export const misplacedDeclaration = defineFault({
  id: 'cluster-conf/misplaced-declaration',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'parse',
  summary: 'the XML declaration is not the first thing in the file',
  why: 'The XML reader refuses the whole file, and with it every daemon that reads its configuration from it.',
  do: 'Move it to the very start, before every blank line and comment, or remove it.',
  sources: [
    'XML 1.0, production 22',
    'libxml2 parser.c, which the daemons read the file with; xmllint --noout agrees',
  ],
  since: '0.1.0',
  ...causesOfForm('cluster-conf', 'misplaced-declaration'),
  examples: {
    bad: [
      `
[|<?xml version="1.0"?>|]
<cluster name="demo" config_version="1">
  <clusternodes/>
</cluster>
`,
    ],
    good: [
      `<?xml version="1.0"?>
<cluster name="demo" config_version="1">
  <clusternodes/>
</cluster>
`,
    ],
  },
})
