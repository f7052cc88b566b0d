import { defineFault } from '../../../rules/define-rule.js'
import { causesOfForm } from '../../../xml/consequences.js'

/** Attributes are parted by blanks. */
export const missingSpace = defineFault({
  id: 'cluster-conf/missing-space',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'parse',
  summary: 'two attributes stand side by side without a blank',
  why: 'The XML reader refuses the whole file, and with it every daemon that reads its configuration from it.',
  do: 'Write a blank between them.',
  sources: [
    'XML 1.0, production 40',
    'libxml2 parser.c, which the daemons read the file with; xmllint --noout agrees',
  ],
  since: '0.1.0',
  ...causesOfForm('cluster-conf', 'missing-space'),
  fix: 'safe',
  examples: {
    bad: [
      '<cluster name="demo"[|config_version="1"|]>\n  <clusternodes/>\n</cluster>\n',
    ],
    good: [
      '<cluster name="demo" config_version="1">\n  <clusternodes/>\n</cluster>\n',
    ],
  },
})
