import { defineFault } from '../../../rules/define-rule.js'

/** Elements nest at most 256 levels deep. */
export const tooDeep = defineFault({
  id: 'cluster-conf/too-deep',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'parse',
  summary: 'elements nest too deep',
  why: 'The XML reader stops at 256 levels, as a guard against hostile files. Real files nest ten deep.',
  do: 'Look for end tags that are missing.',
  sources: [
    'libxml2 2.9.14 parserInternals.h, xmlParserMaxDepth',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      '<a>'.repeat(257) + '<[|a|]>' + '</a>'.repeat(258),
    ],
    good: [
      '<cluster name="demo" config_version="1">\n  <clusternodes/>\n</cluster>\n',
    ],
  },
})
