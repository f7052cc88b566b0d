import { defineFault } from '../../../rules/define-rule.js'
import { causesOfForm } from '../../../xml/consequences.js'

/** An end tag needs a start tag before it. */
export const unexpectedEndTag = defineFault({
  id: 'cluster-conf/unexpected-end-tag',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'parse',
  fix: 'unsafe',
  summary: 'an end tag has no start tag',
  why: 'The XML reader refuses the whole file, and with it every daemon that reads its configuration from it.',
  do: 'Remove it, or take its slash away where it was meant as a start tag.',
  sources: [
    'XML 1.0, production 42',
    'libxml2 parser.c, which the daemons read the file with; xmllint --noout agrees',
  ],
  since: '0.1.0',
  ...causesOfForm('cluster-conf', 'unexpected-end-tag'),
  examples: {
    bad: [
      '<cluster name="demo" config_version="1">\n  <clusternodes/>\n  </[|rm|]>\n</cluster>\n',
      '</[|cluster|]>\n',
      '<cluster name="demo" config_version="1">\n  </[|clusternodes|]>\n  </clusternodes>\n</cluster>\n',
    ],
    good: [
      '<cluster name="demo" config_version="1">\n  <clusternodes/>\n</cluster>\n',
    ],
  },
})
