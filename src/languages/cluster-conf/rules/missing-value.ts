import { defineFault } from '../../../rules/define-rule.js'
import { causesOfForm } from '../../../xml/consequences.js'

/** An attribute has a name and a value. */
export const missingValue = defineFault({
  id: 'cluster-conf/missing-value',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'parse',
  summary: 'an attribute has no value',
  why: 'The XML reader refuses the whole file, and with it every daemon that reads its configuration from it.',
  do: 'Write ="…" behind the name, or remove the name.',
  sources: [
    'XML 1.0, production 41',
    'libxml2 parser.c, which the daemons read the file with; xmllint --noout agrees',
  ],
  since: '0.1.0',
  ...causesOfForm('cluster-conf', 'missing-value'),
  examples: {
    bad: [
      '<cluster [|name|] config_version="1">\n  <clusternodes/>\n</cluster>\n',
      '<cluster [|name|]= config_version="1">\n  <clusternodes/>\n</cluster>\n',
    ],
    good: [
      '<cluster name="demo" config_version="1">\n  <clusternodes/>\n</cluster>\n',
    ],
  },
})
