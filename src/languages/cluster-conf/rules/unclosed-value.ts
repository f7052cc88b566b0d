import { defineFault } from '../../../rules/define-rule.js'

/** A quote that opens a value has one that closes it. */
export const unclosedValue = defineFault({
  id: 'cluster-conf/unclosed-value',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'parse',
  summary: 'the closing quote of a value is missing',
  why: 'The XML reader refuses the whole file, and with it every daemon that reads its configuration from it.',
  do: 'Write the closing quote.',
  sources: [
    'XML 1.0, production 10',
    'libxml2 parser.c, which the daemons read the file with; xmllint --noout agrees',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      '<cluster name=[|"demo|] config_version="1">\n  <clusternodes/>\n</cluster>\n',
      `<cluster name="demo" config_version="1">
  <cman two_node=[|"1|]/>
  <clusternodes/>
</cluster>
`,
    ],
    good: [
      '<cluster name="demo" config_version="1">\n  <clusternodes/>\n</cluster>\n',
    ],
  },
})
