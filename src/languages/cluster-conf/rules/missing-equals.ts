import { defineFault } from '../../../rules/define-rule.js'

/** A `=` stands between the name of an attribute and its value. */
export const missingEquals = defineFault({
  id: 'cluster-conf/missing-equals',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'parse',
  summary: '"=" is missing between an attribute and its value',
  why: 'The XML reader refuses the whole file, and with it every daemon that reads its configuration from it.',
  do: 'Write "=" between the name and the value.',
  sources: [
    'XML 1.0, production 41',
    'libxml2 parser.c, which the daemons read the file with; xmllint --noout agrees',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      '<cluster name[|]"demo" config_version="1">\n  <clusternodes/>\n</cluster>\n',
    ],
    good: [
      '<cluster name="demo" config_version="1">\n  <clusternodes/>\n</cluster>\n',
      '<cluster name = "demo" config_version="1"/>\n',
    ],
  },
})
