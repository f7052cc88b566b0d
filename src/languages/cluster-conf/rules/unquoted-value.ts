import { defineFault } from '../../../rules/define-rule.js'

/** Values stand in quotes. */
export const unquotedValue = defineFault({
  id: 'cluster-conf/unquoted-value',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'parse',
  summary: 'the value of an attribute is not in quotes',
  why: 'The XML reader refuses the whole file, and with it every daemon that reads its configuration from it.',
  do: 'Put the value between straight double quotes.',
  sources: [
    'XML 1.0, production 10',
    'libxml2 parser.c, which the daemons read the file with; xmllint --noout agrees',
  ],
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: [
      '<cluster name=[|demo|] config_version="1">\n  <clusternodes/>\n</cluster>\n',
    ],
    good: [
      '<cluster name="demo" config_version="1">\n  <clusternodes/>\n</cluster>\n',
      "<cluster name='demo' config_version='1'/>\n",
    ],
  },
})
