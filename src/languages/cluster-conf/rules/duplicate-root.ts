import { defineFault } from '../../../rules/define-rule.js'

/** A file has one outermost element. */
export const duplicateRoot = defineFault({
  id: 'cluster-conf/duplicate-root',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'parse',
  summary: 'the file has a second outermost element',
  why: 'The XML reader refuses the whole file, and with it every daemon that reads its configuration from it.',
  do: 'Keep one, and put everything into it.',
  sources: [
    'XML 1.0, production 1',
    'libxml2 parser.c, which the daemons read the file with; xmllint --noout agrees',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes/>
</cluster>
<[|cluster|] name="other" config_version="1"/>
`,
    ],
    good: [
      '<cluster name="demo" config_version="1">\n  <clusternodes/>\n</cluster>\n',
    ],
  },
})
