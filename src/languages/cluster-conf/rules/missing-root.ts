import { defineFault } from '../../../rules/define-rule.js'

/** A file has an outermost element. */
export const missingRoot = defineFault({
  id: 'cluster-conf/missing-root',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'parse',
  summary: 'the file holds no element',
  why: 'The XML reader refuses the whole file, and with it every daemon that reads its configuration from it.',
  do: 'Write <cluster name="…" config_version="1"> and what belongs into it.',
  sources: [
    'XML 1.0, production 1',
    'libxml2 parser.c, which the daemons read the file with; xmllint --noout agrees',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      '<!-- nothing yet -->\n[|]',
      '[|]',
    ],
    good: [
      '<cluster name="demo" config_version="1">\n  <clusternodes/>\n</cluster>\n',
    ],
  },
})
