import { expect, test } from 'vitest'

import type { Fact, FactKind, FactOf } from '../../../src/facts/fact.js'
import { cib } from '../../../src/languages/cib/index.js'
import { createSource } from '../../../src/text/source.js'

const text = `<cib validate-with="pacemaker-3.9" crm_feature_set="3.16.2" epoch="1" num_updates="0" admin_epoch="0">
  <configuration>
    <crm_config/>
    <nodes><node id="1" uname="alpha"/></nodes>
    <resources>
      <primitive id="fence" class="stonith" type="fence_ipmilan">
        <instance_attributes id="i0"><nvpair id="i01" name="ip" value="192.0.2.101"/><nvpair id="i02" name="password" value="not-a-secret"/></instance_attributes>
      </primitive>
      <template id="t" class="ocf" provider="heartbeat" type="IPaddr2"/>
      <group id="web">
        <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2">
          <instance_attributes id="i"><nvpair id="i1" name="ip" value="192.0.2.10"/><nvpair id="i2" name="cidr_netmask" value="24"/><nvpair id="i3" name="nic" value="eth0"/></instance_attributes>
          <operations><op id="o" name="monitor" interval="10s"/></operations>
        </primitive>
      </group>
      <clone id="any"><meta_attributes id="m"><nvpair id="m1" name="clone-max" value="2"/></meta_attributes>
        <primitive id="often" class="ocf" provider="heartbeat" type="Dummy">
          <instance_attributes id="j"><rule id="j0" score="1"><expression id="j1" attribute="#uname" operation="eq" value="alpha"/></rule><nvpair id="j2" name="state" value="/run/x"/></instance_attributes>
        </primitive>
      </clone>
    </resources>
    <constraints>
      <rsc_location id="l" rsc="web" node="alpha" score="50"/>
      <rsc_colocation id="c" score="INFINITY"><resource_set id="s"><resource_ref id="web"/><resource_ref id="any"/></resource_set></rsc_colocation>
    </constraints>
    <tags><tag id="all"><obj_ref id="web"/><obj_ref id="any"/></tag></tags>
  </configuration>
</cib>
`

function factsOf<Kind extends FactKind>(kind: Kind): readonly FactOf<Kind>[] {
  const { model } = cib.read(cib.parse(createSource('cib.xml', text)), {})
  return [...cib.extractFacts(model) as Iterable<Fact>].filter((fact): fact is FactOf<Kind> => fact.kind === kind)
}

test('what runs is told with what it stands in, and without secrets', () => {
  const told = factsOf('pacemaker-resource').map(({ id, type, agent, parent, isOpen, parameters, meta }) => ({ id, type, agent, parent, isOpen, parameters: Object.keys(parameters), meta: Object.keys(meta) }))
  expect(told).toEqual([
    { id: 'fence', type: 'primitive', agent: 'stonith:fence_ipmilan', parent: undefined, isOpen: false, parameters: ['ip'], meta: [] },
    { id: 'web', type: 'group', agent: undefined, parent: undefined, isOpen: false, parameters: [], meta: [] },
    { id: 'vip', type: 'primitive', agent: 'ocf:heartbeat:IPaddr2', parent: 'web', isOpen: false, parameters: ['ip', 'cidr_netmask', 'nic'], meta: [] },
    { id: 'any', type: 'clone', agent: undefined, parent: undefined, isOpen: false, parameters: [], meta: ['clone-max'] },
    // A rule decides about its parameter.
    { id: 'often', type: 'primitive', agent: 'ocf:heartbeat:Dummy', parent: 'any', isOpen: true, parameters: [], meta: [] },
  ])
  expect(JSON.stringify([...factsOf('pacemaker-resource'), ...factsOf('pacemaker-operation')])).not.toContain('not-a-secret')
})

test('a value is told with its place', () => {
  const at = factsOf('pacemaker-resource').find(({ id }) => id === 'vip')?.parameters['ip']?.at
  expect(text.slice(at?.span.start, at?.span.end)).toBe('192.0.2.10')
})

test('an address that moves is a virtual address', () => {
  expect(factsOf('virtual-address').map(({ manager, address, prefix, interface: name }) => [manager, address, prefix, name])).toEqual([['pacemaker', '192.0.2.10', 24, 'eth0']])
})

test('constraints are told with all that they name', () => {
  expect(factsOf('pacemaker-constraint').map(({ id, type, attributes, names, isOpen }) => ({ id, type, score: attributes['score']?.value, names, isOpen }))).toEqual([
    { id: 'l', type: 'location', score: '50', names: ['web'], isOpen: false },
    { id: 'c', type: 'colocation', score: 'INFINITY', names: ['web', 'any'], isOpen: true },
  ])
  expect(factsOf('pacemaker-operation').map(({ resource, name, attributes }) => [resource, name, attributes['interval']?.value])).toEqual([['vip', 'monitor', '10s']])
  expect(factsOf('pacemaker-tag').map(({ id, members }) => [id, members])).toEqual([['all', ['web', 'any']]])
})
