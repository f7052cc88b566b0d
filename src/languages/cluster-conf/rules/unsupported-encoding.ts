import { defineFault } from '../../../rules/define-rule.js'

/** The encoding is one that every XML reader knows. */
export const unsupportedEncoding = defineFault({
  id: 'cluster-conf/unsupported-encoding',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'parse',
  summary: 'the file names an encoding that an XML reader need not know',
  why: 'The XML reader refuses the whole file, and with it every daemon that reads its configuration from it.',
  do: 'Save the file as UTF-8, and say so or nothing.',
  sources: [
    'XML 1.0, section 4.3.3',
    'libxml2 parser.c, which the daemons read the file with; xmllint --noout agrees',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      `<?xml version="1.0" encoding="[|x-mac-fantasy|]"?>
<cluster name="demo" config_version="1">
  <clusternodes/>
</cluster>
`,
    ],
    good: [
      `<?xml version="1.0" encoding="ISO-8859-1"?>
<cluster name="demo" config_version="1">
  <clusternodes/>
</cluster>
`,
    ],
  },
})
