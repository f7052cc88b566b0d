import { defineFault } from '../../../rules/define-rule.js'

/** A DOCTYPE stands once, before the outermost element. */
export const invalidDoctype = defineFault({
  id: 'cluster-conf/invalid-doctype',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'parse',
  summary: 'the DOCTYPE is not well written, or not in its place',
  why: 'The XML reader refuses the whole file, and with it every daemon that reads its configuration from it.',
  do: 'Remove it: cluster.conf needs none.',
  sources: [
    'XML 1.0, production 28',
    'libxml2 parser.c, which the daemons read the file with; xmllint --noout agrees',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes/>
</cluster>
[|<!DOCTYPE|] cluster>
`,
    ],
    good: [
      '<!DOCTYPE cluster>\n<cluster name="demo" config_version="1">\n  <clusternodes/>\n</cluster>\n',
    ],
  },
})
