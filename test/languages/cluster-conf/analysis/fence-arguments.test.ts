import { expect, test } from 'vitest'

import {
  agentOf,
  argumentOf,
  fencingUses,
  isPerHost,
  usesOf,
} from '../../../../src/languages/cluster-conf/analysis/fence-arguments.js'
import { parse } from '../../../../src/languages/cluster-conf/parse.js'
import { read } from '../../../../src/languages/cluster-conf/schema.js'
import { fenceAgent } from '../../../../src/languages/cluster-conf/vocabulary.js'
import { createSource } from '../../../../src/text/source.js'

const text = `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence><method name="1"><device name="apc" port="1" action="off"/><device name="none" port="9"/></method></fence>
      <unfence><device name="apc" action="on"/></unfence>
    </clusternode>
  </clusternodes>
  <fencedevices><fencedevice name="apc" agent="/usr/sbin/fence_apc" action="reboot" ipaddr="192.0.2.9"/></fencedevices>
</cluster>`
const { model } = read(parse(createSource('cluster.conf', text)), { target: '3' })

test('what stands on the fence device wins over the device', () => {
  const [use] = fencingUses(model)
  expect(argumentOf(use!, 'action')?.value).toBe('reboot')
  expect(argumentOf(use!, 'port')?.value).toBe('1')
  expect(argumentOf(use!, 'plug', 'port')?.value).toBe('1')
  expect(argumentOf(use!, 'login')).toBeUndefined()
})

test('readmission is no fencing', () => {
  expect(fencingUses(model)).toHaveLength(2)
  expect(usesOf(model, model.fenceDevices[0]!)).toHaveLength(1)
})

test('an agent is found by its path; without a fence device there is none', () => {
  expect(model.fenceUses.map(use => agentOf(use)?.name)).toEqual(['fence_apc', undefined, 'fence_apc'])
})

test.each([
  ['fence_ipmilan', true], ['fence_ilo3_ssh', true], ['fence_drac5', true], ['fence_ilo_moonshot', false], ['fence_apc', false],
  ['fence_scsi', false], ['fence_xvm', false], ['fence_idrac', true],
])('%s sits in one host: %s', (name, expected) => {
  expect(isPerHost(fenceAgent(name)!)).toBe(expected)
})
