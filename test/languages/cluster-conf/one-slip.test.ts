import { describe, expect, test } from 'vitest'

import { clusterConf } from '../../../src/languages/cluster-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'

/** A cluster with a fault in each section; none depends on another one. */
const faulty = `<?xml version="1.0"?>
<cluster name="demo" config_version="1">
  <cman port="5405"/>
  <totem token="10000"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="outlet">
          <device name="apcc" port="1"/>
        </method>
      </fence>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <fence/>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="apc" agent="fence_apc" ipaddr="192.0.2.9" login="apc" passwd="not-a-secret"/>
  </fencedevices>
  <rm>
    <failoverdomains>
      <failoverdomain name="both" ordered="1">
        <failoverdomainnode name="gamma" priority="1"/>
        <failoverdomainnode name="alpha" priority="2"/>
      </failoverdomain>
    </failoverdomains>
    <resources>
      <ip address="198.51.100.5"/>
      <ip address="198.51.100.6"/>
    </resources>
    <service name="web" domain="nobody">
      <ip ref="198.51.100.7"/>
    </service>
  </rm>
</cluster>
`

function codesOf(text: string): string[] {
  return findingsOf(clusterConf as unknown as Language, { text, target: '3' }).map(({ rule }) => rule.replace('cluster-conf/', '')).sort()
}

const all = [
  'missing-fence', 'missing-two-node', 'unknown-failover-domain-node', 'unknown-fence-device', 'unknown-resource-ref',
  'unknown-service-domain',
]

/** What is replaced, by what, what then is found in the place, and what can no longer be known. */
const slips: readonly (readonly [piece: string, slip: string, found: readonly string[], hidden?: readonly string[]])[] = [
  ['<totem', '<!-- old -- token --><totem', ['invalid-comment']],
  ['token="10000"', 'token=10000', ['unquoted-value']],
  ['token="10000"', 'token="10000', ['unclosed-value']],
  ['token="10000"', 'token="10000" join=', ['missing-value']],
  ['token="10000"', 'token="10000" tokens="1"', ['unknown-attribute']],
  ['passwd="not-a-secret"', 'passwd="a&b"', ['unescaped-character']],
  ['<totem', '<ntp server="192.0.2.1"/><totem', ['unknown-element']],
  ['<totem', '<logging_daemon name="corosync"/><totem', ['misplaced-element']],
  ['<clusternode name="beta" nodeid="2">', '<node name="beta" nodeid="2">', ['mismatched-end-tag']],
  ['nodeid="2"', '', ['missing-attribute']],
  ['port="5405"', 'port=', ['missing-value']],
  // What might be the missing thing under another name, or reaches into what could not be read.
  ['port="5405"', 'two_nodes="1"', ['unknown-attribute'], ['missing-two-node']],
  ['port="5405"', 'port="5405" , ', ['unexpected-word'], ['missing-two-node']],
  ['<totem', '<qourumd label="demo"/><totem', ['unknown-element'], ['missing-two-node']],
  ['name="both"', '', ['missing-attribute'], ['unknown-service-domain']],
  ['name="apc" agent', 'agent', ['missing-attribute'], ['unknown-fence-device']],
  ['<totem', '<heuristic program="/bin/true"/><totem', ['misplaced-element'], ['missing-two-node']],
  ['  </clusternodes>', '  <!-- </clusternodes>', ['unclosed-comment'], [
    'missing-two-node', 'unknown-failover-domain-node', 'unknown-fence-device', 'unknown-resource-ref', 'unknown-service-domain',
  ]],
]

describe('one slip spoils the part that it stands in and nothing else', () => {
  test('all faults are seen without a slip', () => {
    expect(codesOf(faulty)).toEqual(all)
  })

  const cases = slips.map(([piece, slip, found, hidden = []]) => ({ piece, slip, found, hidden }))

  test.each(cases)('$piece → $slip', ({ piece, slip, found, hidden }) => {
    expect(faulty).toContain(piece)
    const left = all.filter(code => !hidden.includes(code))
    expect(codesOf(faulty.replace(piece, slip))).toEqual([...left, ...found].sort())
  })
})

test('fencing by hand in the place of an agent is told without the parameters of that agent', () => {
  const device = (agent: string, more = ''): string => `<cluster name="demo" config_version="1"><clusternodes><clusternode name="alpha" nodeid="1"><fence><method name="1"><device name="apc" port="1"/></method></fence></clusternode></clusternodes><fencedevices><fencedevice name="apc" agent="${agent}" ipaddr="192.0.2.9" login="apc" passwd="not-a-secret"${more}/></fencedevices></cluster>\n`
  const unknown = (text: string): readonly string[] => findingsOf(clusterConf as Language, text).flatMap(({ rule, message }) => (rule === 'cluster-conf/unknown-fence-parameter' ? [message] : []))
  expect(unknown(device('fence_manual'))).toEqual([])
  expect(unknown(device('fence_manual', ' nonsense="1"'))).toHaveLength(1)
  expect(unknown(device('fence_apc', ' nodename="alpha"'))).toHaveLength(1)
})

describe('what only shows the fault again is not told', () => {
  const conf = (nodes: string, rest: string): string => `<cluster name="demo" config_version="1">\n  <clusternodes>\n${nodes}  </clusternodes>\n${rest}</cluster>\n`
  const node = (name: string, id: number, fence: string): string => `    <clusternode name="${name}" nodeid="${id}">${fence}</clusternode>\n`
  const by = (device: string): string => `<fence><method name="1"><device name="${device}"/></method></fence>`
  const faultsIn = (text: string): readonly string[] => findingsOf(clusterConf as Language, text).flatMap(({ rule, severity }) => (severity === 'info' ? [] : [rule]))

  test('the device of a node that has lost its fencing is unused', () => {
    const devices = (names: readonly string[]): string => names.map((name, index) => `    <fencedevice name="${name}" agent="fence_ipmilan" ipaddr="192.0.2.${index + 1}" login="admin" passwd="not-a-secret"/>\n`).join('')
    const text = (fence: string, ...names: readonly string[]): string => conf(node('alpha', 1, by('a')) + node('beta', 2, by('b')) + node('gamma', 3, fence), `  <fencedevices>\n${devices(names)}  </fencedevices>\n`)
    expect(faultsIn(text(by('c'), 'a', 'b', 'c'))).toEqual([])
    expect(faultsIn(text('', 'a', 'b', 'c'))).toEqual(['cluster-conf/missing-fence'])
    const unusedIn = (written: string): readonly string[] => findingsOf(clusterConf as Language, written).flatMap(({ rule, message }) => (rule === 'cluster-conf/unused-fence-device' ? [message] : []))
    expect(unusedIn(text('', 'a', 'b', 'c'))).toEqual([])
    expect(unusedIn(text(by('c'), 'a', 'b', 'c', 'd'))).toEqual(['No node uses fence device "d"'])
  })

  test('an address that is defined twice is used twice', () => {
    const text = (address: string): string => conf(node('alpha', 1, '') + node('beta', 2, '') + node('gamma', 3, ''), `  <rm>\n    <resources><ip address="192.0.2.50"/><ip address="${address}"/></resources>\n    <service name="one"><ip ref="192.0.2.50"/></service>\n    <service name="two"><ip ref="${address}"/></service>\n  </rm>\n`)
    const ofResources = (found: readonly string[]): readonly string[] => found.filter(rule => rule.includes('resource'))
    expect(ofResources(faultsIn(text('192.0.2.51')))).toEqual([])
    expect(ofResources(faultsIn(text('192.0.2.50')))).toEqual(['cluster-conf/duplicate-resource'])
  })
})
