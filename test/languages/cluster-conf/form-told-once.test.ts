import { describe, expect, test } from 'vitest'

import { clusterConf } from '../../../src/languages/cluster-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'

const sound = `<?xml version="1.0"?>
<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="power">
          <device name="apc" port="1"/>
        </method>
      </fence>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <fence>
        <method name="power">
          <device name="apc" port="2"/>
        </method>
      </fence>
    </clusternode>
    <clusternode name="gamma" nodeid="3">
      <fence>
        <method name="power">
          <device name="apc" port="3"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <cman/>
  <fencedevices>
    <fencedevice name="apc" agent="fence_apc" ipaddr="192.0.2.9" login="apc" passwd="not-a-secret"/>
  </fencedevices>
  <rm>
    <service name="web">
      <fs name="data" mountpoint="/srv" device="/dev/sdb1" fstype="ext4" force_unmount="1"/>
    </service>
  </rm>
</cluster>
`

/** Lists the warnings and errors: the line, the rule, and the lines that are pointed at besides. */
function toldOf(text: string): string[] {
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length
  return findingsOf(clusterConf as unknown as Language, { text, target: '3' })
    .filter(({ severity }) => severity !== 'info')
    .map(({ rule, span, related }) => [lineOf(span.start), rule.replace('cluster-conf/', ''), ...related.map(other => lineOf(other.span.start))].join(' '))
}

describe('one mistake of the form is one finding', () => {
  test('nothing is wrong before', () => {
    expect(toldOf(sound)).toEqual([])
  })

  test.each([
    ['a start tag stands twice', '    <clusternode name="beta" nodeid="2">\n', '    <clusternode name="beta" nodeid="2">\n    <clusternode name="beta" nodeid="2">\n', ['11 unclosed-element 12']],
    ['quotes stand around the declaration', '<?xml version="1.0"?>', '"<?xml version="1.0"?>"', ['1 misplaced-text']],
    ['the end of the outermost element moved up', '  <cman/>\n', '</cluster>\n  <cman/>\n', ['27 duplicate-root 2 26']],
    ['a quote of an attribute of a service is lost in a word', 'name="data" mountpoint', 'name="data" "x" mountpoint', ['32 unexpected-word']],
    ['the name of an agent holds a bell', 'fence_apc', 'fence\u0007_apc', ['28 invalid-character']],
    ['a dash of a name is a long one', 'force_unmount', 'force\u2013unmount', ['32 misleading-character']],
    ['the file ends behind a <', sound.slice(sound.indexOf('  <fencedevices>') + 3), '', ['2 unclosed-element 27']],
    ['a < stands in the name of an attribute', 'force_unmount', 'force_u<nmount', ['32 unclosed-tag']],
    ['the < of a start tag moved into its name', '<fencedevices>', 'f<encedevices>', ['27 mismatched-end-tag 29']],
    ['the outermost element begins a second time', '  <fencedevices>', '  <cluster>\n  <fencedevices>', ['2 unclosed-element 27 37']],
    ['an end tag stands twice, with something between', '  <fencedevices>', '  <cman/>\n  </clusternodes>\n  <fencedevices>', ['28 unexpected-end-tag 25']],
    ['a sign is lost in a device that fences by hand', 'agent="fence_apc"', 'agent"fence_manual"', ['28 missing-equals']],
    ['a remark holds another', '  <cman/>', '  <!-- <cman/> <!-- a --> -->\n  <cman/>', ['26 invalid-comment 26']],
  ])('%s', (_, before, after, told) => {
    expect(sound).toContain(before)
    expect(toldOf(sound.replace(before, after))).toEqual(told)
  })
})

test('an end tag that lost its first character is not text, too', () => {
  const resources = '    <resources>\n      <ip address="192.0.2.50" monitor_link="1" sleeptime="10"/>\n    </resources>\n'
  const text = sound.replace('  <rm>\n', `  <rm>\n${resources}`)
  expect(toldOf(text).filter(told => told.includes('-element') || told.includes('-text'))).toEqual([])
  expect(toldOf(text.replace('</resources>', '/resources>')).filter(told => told.includes('-element') || told.includes('-text'))).toEqual(['31 unclosed-element 37'])
})
