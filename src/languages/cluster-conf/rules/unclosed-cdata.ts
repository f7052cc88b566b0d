import { defineFault } from '../../../rules/define-rule.js'

/** A CDATA section ends with `]]>`. */
export const unclosedCdata = defineFault({
  id: 'cluster-conf/unclosed-cdata',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'parse',
  summary: 'a CDATA section is not closed',
  why: 'The XML reader refuses the whole file, and with it every daemon that reads its configuration from it.',
  do: 'Write ]]> where the section ends.',
  sources: [
    'XML 1.0, production 18',
    'libxml2 parser.c, which the daemons read the file with; xmllint --noout agrees',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <rm><events><event name="e">[|<![CDATA|][ evt_stop();</event></events></rm>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <rm><events><event name="e"><![CDATA[ evt_stop(); ]]></event></events></rm>
</cluster>
`,
    ],
  },
})
