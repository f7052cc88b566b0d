import { defineFault } from '../../../rules/define-rule.js'
import { causesOfForm } from '../../../xml/consequences.js'

/** A tag ends with `>`. */
export const unclosedTag = defineFault({
  id: 'cluster-conf/unclosed-tag',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'parse',
  summary: 'a tag has no ">"',
  why: 'The XML reader refuses the whole file, and with it every daemon that reads its configuration from it.',
  do: 'Write ">" or "/>" behind the last attribute.',
  sources: [
    'XML 1.0, productions 40, 42 and 44',
    'libxml2 parser.c, which the daemons read the file with; xmllint --noout agrees',
  ],
  since: '0.1.0',
  ...causesOfForm('cluster-conf', 'unclosed-tag'),
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <[|cman|] two_node="1"
  <clusternodes/>
</cluster>
`,
      '<cluster name="demo" config_version="1">\n  <cman></[|cman|]\n  <clusternodes/>\n</cluster>\n',
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <cman two_node="1"/>
  <clusternodes/>
</cluster>
`,
    ],
  },
})
