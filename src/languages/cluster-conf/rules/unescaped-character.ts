import { defineFault } from '../../../rules/define-rule.js'
import { causesOfForm } from '../../../xml/consequences.js'

/** Markup characters are escaped where they mean themselves. */
export const unescapedCharacter = defineFault({
  id: 'cluster-conf/unescaped-character',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'parse',
  summary: '"<", "&" or "]]>" stands where only its escaped form may',
  why: 'The XML reader refuses the whole file, and with it every daemon that reads its configuration from it.',
  do: 'Write &lt; for <, &amp; for & and ]]&gt; for ]]>.',
  sources: [
    'XML 1.0, section 2.4',
    'libxml2 parser.c, which the daemons read the file with; xmllint --noout agrees',
  ],
  since: '0.1.0',
  ...causesOfForm('cluster-conf', 'unescaped-character'),
  fix: 'safe',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <fencedevices>
    <fencedevice name="apc" agent="fence_apc" passwd="a[|&|]b"/>
  </fencedevices>
</cluster>
`,
      '<cluster name="a[|<|]b" config_version="1"/>\n',
      '<cluster name="demo" config_version="1">\n  [|<|] cman/>\n  <clusternodes/>\n</cluster>\n',
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <fencedevices>
    <fencedevice name="apc" agent="fence_apc" passwd="a&amp;b"/>
  </fencedevices>
</cluster>
`,
    ],
  },
})
