import { defineFault } from '../../../rules/define-rule.js'
import { causesOfForm } from '../../../xml/consequences.js'

/** A tag holds attributes and nothing else. */
export const unexpectedWord = defineFault({
  id: 'cluster-conf/unexpected-word',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'parse',
  summary: 'something in a tag is no attribute',
  why: 'The XML reader refuses the whole file, and with it every daemon that reads its configuration from it.',
  do: 'Remove it, or put it in quotes where it belongs to a value.',
  sources: [
    'XML 1.0, productions 40 and 42',
    'libxml2 parser.c, which the daemons read the file with; xmllint --noout agrees',
  ],
  since: '0.1.0',
  ...causesOfForm('cluster-conf', 'unexpected-word'),
  examples: {
    bad: [
      '<cluster name="demo" [|;|] config_version="1"/>\n',
      `<cluster name="demo" config_version="1">
  <cman></cman [|two_node="1"|]>
  <clusternodes/>
</cluster>
`,
    ],
    good: [
      '<cluster name="demo" config_version="1">\n  <clusternodes/>\n</cluster>\n',
    ],
  },
})
