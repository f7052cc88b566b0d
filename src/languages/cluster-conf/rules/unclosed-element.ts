import { defineFault } from '../../../rules/define-rule.js'
import { causesOfForm } from '../../../xml/consequences.js'

/** Every start tag needs an end tag. */
export const unclosedElement = defineFault({
  id: 'cluster-conf/unclosed-element',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'parse',
  summary: 'an element has no end tag',
  why: 'The XML reader refuses the whole file, and with it every daemon that reads its configuration from it.',
  do: 'Write the end tag, or "/>" at the end of the start tag.',
  sources: [
    'XML 1.0, production 39',
    'libxml2 parser.c, which the daemons read the file with; xmllint --noout agrees',
  ],
  since: '0.1.0',
  ...causesOfForm('cluster-conf', 'unclosed-element'),
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <[|clusternode|] name="alpha" nodeid="1">
  </clusternodes>
</cluster>
`,
      '<[|cluster|] name="demo" config_version="1">\n  <clusternodes/>\n',
    ],
    good: [
      '<cluster name="demo" config_version="1">\n  <clusternodes/>\n</cluster>\n',
    ],
  },
})
