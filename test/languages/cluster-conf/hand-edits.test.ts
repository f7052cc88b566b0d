import { describe, expect, test } from 'vitest'

import { clusterConf } from '../../../src/languages/cluster-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { unmark } from '../../../src/testing/marks.js'

const language = clusterConf as unknown as Language

/** A valid cluster without a word too many; every case below replaces one piece of it. */
const base = `<?xml version="1.0"?>
<cluster name="demo" config_version="1">
  <cman two_node="1" expected_votes="1"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="outlet">
          <device name="apc" port="1"/>
        </method>
        <method name="virtual">
          <device name="xvm" port="alpha" delay="9"/>
        </method>
      </fence>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <fence>
        <method name="outlet">
          <device name="apc" port="2"/>
        </method>
        <method name="virtual">
          <device name="xvm" port="beta"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="apc" agent="fence_apc" ipaddr="192.0.2.9" login="apc" passwd="not-a-secret"/>
    <fencedevice name="xvm" agent="fence_xvm"/>
  </fencedevices>
  <rm>
    <resources>
      <ip address="198.51.100.5"/>
    </resources>
    <service name="web" recovery="relocate">
      <ip ref="198.51.100.5"/>
    </service>
  </rm>
</cluster>
`

/** What is replaced, by what, with the expected place marked, and the rule that speaks. */
type Case = readonly [piece: string, marked: string, rule: string]

const cases: readonly Case[] = [
  // XML
  ['name="demo" config', 'name=[|demo|] config', 'unquoted-value'],
  ['name="demo" config', 'name=[|“|]demo” config', 'misleading-character'],
  ['name="demo" config', 'name=[|„|]demo“ config', 'misleading-character'],
  ['name="demo" config', 'name=[|“|]demo" config', 'misleading-character'],
  ['name="demo" config', 'name="demo[|”|] config', 'misleading-character'],
  ['name="demo" config', "name=[|‘|]demo’ config", 'misleading-character'],
  ['name="demo" config', 'name[|＝|]"demo" config', 'misleading-character'],
  ['name="demo" config', 'name="demo"[|\u00a0|]config', 'misleading-character'],
  ['name="demo" config', 'na[|\u200b|]me="demo" config', 'misleading-character'],
  ['name="demo" config', 'name="demo[|\u00a0|]" config', 'misleading-character'],
  ['<cman two_node="1" expected_votes="1"/>', '[|\u00a0|]<cman\u00a0two_node="1" expected_votes="1"/>', 'misleading-character'],
  ['<cman two_node="1" expected_votes="1"/>', '<cman two_node="1" expected_votes="1"[|／|]>', 'misleading-character'],
  ['<cman two_node="1" expected_votes="1"/>', '<[|с|]man two_node="1" expected_votes="1"/>', 'misleading-character'],
  ['<?xml version="1.0"?>\n', '\uFEFF[|\uFEFF|]<?xml version="1.0"?>\n', 'misleading-character'],
  ['<device name="xvm" port="beta"/>', '<device name="xvm[|\u200d|]" port="beta"/>', 'misleading-character'],
  ['<ip ref="198.51.100.5"/>', '<ip ref="198.51.100.5[|\u2060|]"/>', 'misleading-character'],
  ['name="demo" config', 'name=[|"demo|] config', 'unclosed-value'],
  ['name="demo" config', 'name=[|demo"|] config', 'unquoted-value'],
  ['name="demo" config_version="1"', 'name="demo"[|config_version="1"|]', 'missing-space'],
  ['name="demo" config', '[|name|] config', 'missing-value'],
  ['name="demo" config', '[|name|]= config', 'missing-value'],
  ['name="demo" config', 'name[|] "demo" config', 'missing-equals'],
  ['name="demo" config', 'name="demo" [|name|]="demo" config', 'duplicate-attribute'],
  ['name="demo" config', 'name="demo" [|,|] config', 'unexpected-word'],
  ['config_version="1">', 'config_version=[|"1|]>', 'unclosed-value'],
  ['config_version="1">', 'config_version=[|1|]>', 'unquoted-value'],
  ['expected_votes="1"/>', 'expected_votes=[|"1|]/>', 'unclosed-value'],
  ['<cman two_node="1" expected_votes="1"/>', '<[|cman|] two_node="1" expected_votes="1"', 'unclosed-tag'],
  ['<cman two_node="1" expected_votes="1"/>', '<[|cman|] two_node="1" expected_votes="1">', 'unclosed-element'],
  ['<cman two_node="1" expected_votes="1"/>', '[|<|] cman two_node="1" expected_votes="1"/>', 'unescaped-character'],
  ['<cman two_node="1" expected_votes="1"/>', '<cman two_node="1" [|/|] expected_votes="1"/>', 'unexpected-word'],
  ['<cman two_node="1" expected_votes="1"/>', '<cman [|<!-- two -->|] two_node="1" expected_votes="1"/>', 'misplaced-comment'],
  ['<cman ', '<!-- old [|--|] two --><cman ', 'invalid-comment'],
  ['<cman ', '<!-- old [|--|]-><cman ', 'invalid-comment'],
  ['</cluster>\n', '</cluster>\n[|<!--|] end\n', 'unclosed-comment'],
  ['</cluster>\n', '</cluster>\n</[|cluster|]>\n', 'unexpected-end-tag'],
  ['</cluster>\n', '</cluster>\n[|end|]\n', 'misplaced-text'],
  ['</cluster>\n', '</cluster>\n<[|cluster|] name="other" config_version="1"/>\n', 'duplicate-root'],
  ['</cluster>\n', '</[|Cluster|]>\n', 'mismatched-end-tag'],
  ['</fencedevices>', '</[|fencedevice|]>', 'mismatched-end-tag'],
  ['</fencedevices>', '</fencedevices [|a="1"|]>', 'unexpected-word'],
  ['</rm>', '', 'unclosed-element@rm'],
  ['</fence>', '<[|fence|]>', 'missing-slash'],
  ['</clusternodes>', '<[|clusternodes|]>', 'missing-slash'],
  ['</service>', '<[|service|] >', 'missing-slash'],
  ['</cluster>\n', '<[|cluster|]>\n', 'missing-slash'],
  ['<fence>', '</[|fence|]>', 'unexpected-end-tag'],
  ['<clusternode name="beta" nodeid="2">', '</[|clusternode|] name="beta" nodeid="2">', 'unexpected-end-tag'],
  ['agent="fence_apc" ipaddr', 'agent=[|"fence_apc|] cmd_prompt="/#" ipaddr', 'unclosed-value'],
  ['agent="fence_apc" ipaddr', 'agent=[|"fence_apc|]\n      cmd_prompt="/#" ipaddr', 'unclosed-value'],
  ['agent="fence_apc" ipaddr', "agent=[|'fence_apc|] cmd_prompt='/#' ipaddr", 'unclosed-value'],
  ['agent="fence_apc" ipaddr', 'agent="fence_apc" cmd_prompt=[|/#"|] ipaddr', 'unquoted-value'],
  ['agent="fence_apc" ipaddr', 'agent=[|"fence_apc|] cmd_prompt=" #" ipaddr', 'unclosed-value'],
  ['<clusternode name="beta" nodeid="2">', '', 'unexpected-end-tag@/clusternode'],
  ['passwd="not-a-secret"', 'passwd="not[|&|]a"', 'unescaped-character'],
  ['passwd="not-a-secret"', 'passwd="not[|&&|]a"', 'unescaped-character'],
  ['<clusternodes>', '<clusternodes>[|&&&|]', 'unescaped-character'],
  ['passwd="not-a-secret"', 'passwd="not[|<|]a"', 'unescaped-character'],
  ['passwd="not-a-secret"', 'passwd="[|&nbsp;|]"', 'unknown-entity'],
  ['passwd="not-a-secret"', 'passwd="[|&#1;|]"', 'invalid-character'],
  ['passwd="not-a-secret"', 'passwd="[|\u0001|]"', 'invalid-character'],
  ['<?xml version="1.0"?>\n', '\n[|<?xml version="1.0"?>|]\n', 'misplaced-declaration'],
  ['<?xml version="1.0"?>\n', '<!-- first -->[|<?xml version="1.0"?>|]\n', 'misplaced-declaration'],
  ['<?xml version="1.0"?>\n', '[|<?xml version="1.0">|]\n', 'invalid-declaration'],
  ['<?xml version="1.0"?>\n', '[|<?xml?>|]\n', 'invalid-declaration'],
  ['<?xml version="1.0"?>\n', '<?xml version="[|2.0|]"?>\n', 'invalid-declaration'],
  ['<?xml version="1.0"?>\n', '<?xml version="1.0" encoding="[|nonsense|]"?>\n', 'unsupported-encoding'],
  ['<?xml version="1.0"?>\n', '<?[|Xml|] version="1.0"?>\n', 'invalid-instruction'],
  // Elements
  ['<cman two_node="1" expected_votes="1"/>', '<[|cmann|] two_node="1" expected_votes="1"/>', 'unknown-element'],
  ['<clusternodes>', '<[|clusternods|]>', 'mismatched-end-tag'],
  ['</clusternodes>', '</[|clusternods|]>', 'mismatched-end-tag'],
  ['<cman two_node="1" expected_votes="1"/>', '<cman two_node="1" expected_votes="1"/><[|cman|]/>', 'duplicate-element'],
  ['<cman two_node="1" expected_votes="1"/>', '<cman two_node="1" expected_votes="1"/><[|heuristic|] program="/bin/true"/>', 'misplaced-element'],
  ['</fencedevices>\n', '</fencedevices>\n  <[|dependencies|]/>\n', 'misplaced-element'],
  ['<rm>\n', '<rm>\n    <[|dependencies|]/>\n', 'refused-element'],
  ['<clusternodes>', '<clusternodes>[|nodes:|]', 'invalid-text'],
  ['<resources>\n      <ip address="198.51.100.5"/>', '<resources>\n      <ip address="198.51.100.5"/><[|ipaddress|]/>', 'unknown-element'],
  // Attributes
  ['config_version="1"', '[|config_versoin|]="1"', 'unknown-attribute'],
  ['cluster name="demo" config_version="1"', '[|cluster|] name="demo"', 'missing-attribute'],
  ['cluster name="demo"', 'cluster [|xmlns|]="urn:example" name="demo"', 'unused-namespace'],
  ['cluster name="demo"', 'cluster [|alias|]="demo" name="demo"', 'unsupported-attribute'],
  ['<clusternode name="beta" nodeid="2">', '<[|clusternode|] name="beta">', 'missing-attribute'],
  ['<clusternode name="beta" nodeid="2">', '<clusternode name="beta" nodid="2">'.replace('nodid', '[|nodid|]'), 'unknown-attribute'],
  ['<clusternode name="beta" nodeid="2">', '<clusternode name="beta" nodeid="[|two|]">', 'invalid-value'],
  ['<clusternode name="beta" nodeid="2">', '<clusternode name="beta" nodeid="[|0|]">', 'invalid-value'],
  ['<clusternode name="beta" nodeid="2">', '<clusternode name="beta" nodeid="2" votes="[|many|]">', 'invalid-value'],
  ['<clusternode name="beta" nodeid="2">', '<clusternode name="beta" nodeid="2" weight="[|1kg|]">', 'misread-value'],
  ['two_node="1" ', 'two_node="[|yes|]" ', 'misread-value'],
  ['two_node="1" ', 'two_node="1" transport="[|tcp|]" ', 'invalid-value'],
  ['two_node="1" ', 'two_node="1" port="[|70000|]" ', 'invalid-value'],
  ['two_node="1" ', 'two_node="1" [|max_queued|]="9" ', 'refused-attribute'],
  ['agent="fence_apc" ', '', 'missing-attribute@fencedevice'],
  ['passwd="not-a-secret"', '[|pasword|]="not-a-secret"', 'unknown-fence-parameter'],
  ['passwd="not-a-secret"', 'passwd="not-a-secret" [|cserver|]="x"', 'unknown-fence-parameter'],
  ['port="2"', 'port="2" [|colour|]="red"', 'unknown-fence-parameter'],
  ['ref="198.51.100.5"', 'ref="198.51.100.5" [|monitor_link|]="1"', 'conflicting-ref'],
  ['recovery="relocate"', 'recovery="[|relocat|]"', 'invalid-value'],
  ['recovery="relocate"', 'recovery="relocate" autostart="[|true|]"', 'misread-value'],
  ['recovery="relocate"', 'recovery="relocate" max_restarts="3" restart_expire_time="[|soon|]"', 'misread-value'],
  ['<method name="virtual">\n          <device name="xvm" port="beta"/>', '<[|method|]>\n          <device name="xvm" port="beta"/>', 'missing-attribute'],
]

describe('one piece of a valid file replaced by hand', () => {
  test('the file is valid', () => {
    expect(findingsOf(language, { text: base, target: '3' })).toEqual([])
  })
  test.each(cases)('%s → %s: %s', (piece, marked, rule) => {
    const at = base.indexOf(piece)
    expect(at).not.toBe(-1)
    const { text, spans } = unmark(base.slice(0, at) + marked + base.slice(at + piece.length))
    const [id, tag] = rule.split('@')
    const found = findingsOf(language, { text, target: '3' })
    const seen = found.map(({ rule: code, span, message }) => `${code} at ${JSON.stringify(text.slice(span.start, span.end))} (${span.start}): ${message}`)
    expect(found.map(({ rule: code }) => code), seen.join('\n')).toEqual([`cluster-conf/${id}`])
    const [expected] = spans
    if (expected !== undefined) expect(found[0]?.span, seen.join('\n')).toEqual(expected)
    else expect(text.slice(found[0]?.span.start, found[0]?.span.end)).toBe(tag?.replace('/', ''))
  })
})
