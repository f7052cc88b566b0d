import { describe, expect, test } from 'vitest'

import { readSource } from '../../../src/workspace/readings/check-unit.js'
import type { Fact, FactKind, FactOf } from '../../../src/facts/fact.js'
import { clusterConf } from '../../../src/languages/cluster-conf/index.js'
import type { ClusterConf } from '../../../src/languages/cluster-conf/schema.js'
import type { Language } from '../../../src/languages/language.js'
import { Secret } from '../../../src/text/secret.js'
import { createSource } from '../../../src/text/source.js'

const language = clusterConf as unknown as Language

function modelOf(text: string, target = '3'): ClusterConf {
  return readSource(language, createSource('etc/cluster/cluster.conf', text), { target }).model as ClusterConf
}

function facts<Kind extends FactKind>(text: string, kind: Kind): Omit<FactOf<Kind>, 'origin'>[] {
  return [...clusterConf.extractFacts(modelOf(text))]
    .filter((fact): fact is FactOf<Kind> => fact.kind === kind)
    .map(({ origin: _, ...fact }) => fact as Omit<FactOf<Kind>, 'origin'>)
}

const text = `<cluster name="demo" config_version="4">
  <cman expected_votes="4" transport="udpu"/>
  <quorumd label="q" votes="1"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1" votes="2">
      <fence><method name="a"><device name="apc" port="1"/></method><method name="b"><device name="ghost"/></method></fence>
      <unfence><device name="apc" action="on"/></unfence>
    </clusternode>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <fencedevices><fencedevice name="apc" agent="fence_apc" ipaddr="192.0.2.9" passwd="not-a-secret"/></fencedevices>
  <rm>
    <resources><ip address="198.51.100.5/24"/></resources>
    <service name="web"><ip ref="198.51.100.5/24"/><script name="s" file="/etc/init.d/s"/></service>
  </rm>
</cluster>
`

describe('facts', () => {
  test('the cluster and its hosts', () => {
    expect(facts(text, 'rhcs-cluster')).toEqual([{ kind: 'rhcs-cluster', name: 'demo', configVersion: 4 }])
    expect(facts(text, 'rhcs-host')).toEqual([
      { kind: 'rhcs-host', name: 'alpha', nodeId: 1, votes: 2, fenceMethods: ['a', 'b'] },
      { kind: 'rhcs-host', name: 'beta', nodeId: 2, votes: 1, fenceMethods: [] },
    ])
    expect(facts(text, 'config-file')).toEqual([
      { kind: 'config-file', language: 'cluster-conf', path: 'etc/cluster/cluster.conf', target: '3' },
    ])
  })
  test('votes and quorum', () => {
    expect(facts(text, 'rhcs-quorum')).toEqual([{ kind: 'rhcs-quorum', twoNode: false, expectedVotes: 4, quorum: 3, totalVotes: 4 }])
    const two = '<cluster name="d" config_version="1"><cman two_node="1" expected_votes="1"/><clusternodes><clusternode name="a" nodeid="1"/><clusternode name="b" nodeid="2"/></clusternodes></cluster>'
    expect(facts(two, 'rhcs-quorum')).toEqual([{ kind: 'rhcs-quorum', twoNode: true, expectedVotes: 1, quorum: 1, totalVotes: 2 }])
    expect(facts(two.replace('two_node="1"', 'two_node="yes"'), 'rhcs-quorum')).toMatchObject([{ twoNode: false }])
  })
  test('fencing, with and without a device', () => {
    expect(facts(text, 'rhcs-fence-device')).toEqual([{ kind: 'rhcs-fence-device', name: 'apc', agent: 'fence_apc', address: '192.0.2.9' }])
    expect(facts(text, 'rhcs-fence-use')).toEqual([
      { kind: 'rhcs-fence-use', host: 'alpha', method: 'a', device: 'apc', agent: 'fence_apc' },
      { kind: 'rhcs-fence-use', host: 'alpha', method: 'b', device: 'ghost' },
    ])
  })
  test('resources and addresses', () => {
    expect(facts(text, 'rhcs-resource').map(({ type, name, service }) => `${type} ${name} ${service}`)).toEqual([
      'ip 198.51.100.5/24 undefined', 'service web web', 'ip 198.51.100.5/24 web', 'script s web',
    ])
    expect(facts(text, 'virtual-address')).toEqual([{ kind: 'virtual-address', manager: 'rgmanager', address: '198.51.100.5', prefix: 24 }])
  })
  test('settings by place, equal ones numbered, without secrets', () => {
    const settings = facts(text, 'setting')
    const valueAt = (key: string) => settings.find(setting => setting.key === key)?.value
    expect(valueAt('cluster / cman / transport')).toBe('udpu')
    expect(valueAt('cluster / clusternodes / clusternode alpha / fence / method a / device apc / port')).toBe('1')
    expect(valueAt('cluster / fencedevices / fencedevice apc / passwd')).toBeInstanceOf(Secret)
    const twice = facts('<cluster name="d"><uidgid uid="a"/><uidgid uid="b"/></cluster>', 'setting').map(({ key }) => key)
    expect(twice).toEqual(['cluster / name', 'cluster / uidgid / uid', 'cluster / uidgid#2 / uid'])
  })
  test('no fact holds the password', () => {
    const all: Fact[] = [...clusterConf.extractFacts(modelOf(text))]
    expect(JSON.stringify(all)).not.toContain('not-a-secret')
  })
  test('a file of which a node was not understood has no quorum, and a file without cluster nothing but itself', () => {
    expect(facts(text.replace('<clusternode ', '< clusternode '), 'rhcs-quorum')).toEqual([])
    expect([...clusterConf.extractFacts(modelOf('<other/>'))].map(({ kind }) => kind)).toEqual(['config-file'])
  })
})

describe('secrets in broken tags', () => {
  test.each([
    '<fencedevice passwd="hush"hush" name="a"/>',
    '<fencedevice passwd=hush/>',
    '<fencedevice passwd="hush name="a"/>',
    '<fencedevice passwd "hush"/>',
    '<fencedevice passwd="a&hush;"/>',
    '<fencedevice passwd="&#hush;"/>',
    '<fencedevice passwd="a<hush"/>',
    '<cluster><fencedevices><fencedevice name="a" agent="fence_apc" passwd="hush" lanplus="1" pasword="hush"/></fencedevices></cluster>',
  ])('%s', text => {
    const { file, faults } = readSource(language, createSource('x', text))
    const said = [...file.faults, ...faults].map(({ message, help, fixes, related }) => JSON.stringify([message, help, fixes, related]))
    expect(said.length).toBeGreaterThan(0)
    expect(said.join('\n').replaceAll('"kind"', '')).not.toContain('hush')
  })
})
