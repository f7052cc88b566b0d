import { defineFault } from '../../../rules/define-rule.js'

/** The XML declaration names a version, then an encoding. */
export const invalidDeclaration = defineFault({
  id: 'cluster-conf/invalid-declaration',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'parse',
  summary: 'the XML declaration is not well written',
  why: 'The XML reader refuses the whole file, and with it every daemon that reads its configuration from it.',
  do: 'Write <?xml version="1.0"?>.',
  sources: [
    'XML 1.0, production 23',
    'libxml2 parser.c, which the daemons read the file with; xmllint --noout agrees',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      `[|<?xml encoding="UTF-8"?>|]
<cluster name="demo" config_version="1">
  <clusternodes/>
</cluster>
`,
      `[|<?xml version="1.0">|]
<cluster name="demo" config_version="1">
  <clusternodes/>
</cluster>
`,
    ],
    good: [
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cluster name="demo" config_version="1">
  <clusternodes/>
</cluster>
`,
    ],
  },
})
