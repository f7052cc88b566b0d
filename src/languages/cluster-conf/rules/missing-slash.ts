import { defineFault } from '../../../rules/define-rule.js'

/** An end tag begins with `</`. */
export const missingSlash = defineFault({
  id: 'cluster-conf/missing-slash',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'parse',
  fix: 'safe',
  summary: 'an end tag lacks its slash',
  why: 'It opens a second element inside of the first, and neither is ever closed: the XML reader refuses the whole file.',
  do: 'Write "/" behind "<".',
  sources: [
    'XML 1.0, productions 39 and 42',
    'libxml2 parser.c, which the daemons read the file with; xmllint --noout agrees',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      '<cluster name="demo" config_version="1">\n  <clusternodes/>\n<[|cluster|]>\n',
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  <[|clusternodes|]>
</cluster>
`,
    ],
    good: [
      '<cluster name="demo" config_version="1">\n  <clusternodes/>\n</cluster>\n',
    ],
  },
})
