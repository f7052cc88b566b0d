import { defineFault } from '../../../rules/define-rule.js'

/** A processing instruction has a name and ends with `?>`. */
export const invalidInstruction = defineFault({
  id: 'cluster-conf/invalid-instruction',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'parse',
  summary: 'a processing instruction is not well written',
  why: 'The XML reader refuses the whole file, and with it every daemon that reads its configuration from it.',
  do: 'Write <?name …?>, or remove it.',
  sources: [
    'XML 1.0, production 16',
    'libxml2 parser.c, which the daemons read the file with; xmllint --noout agrees',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      `<?[|XML|] version="1.0"?>
<cluster name="demo" config_version="1">
  <clusternodes/>
</cluster>
`,
      '<cluster name="demo" config_version="1">\n  <clusternodes/>\n</cluster>\n[|<?|] later\n',
    ],
    good: [
      `<?xml version="1.0"?>
<?editor indent?>
<cluster name="demo" config_version="1">
  <clusternodes/>
</cluster>
`,
    ],
  },
})
