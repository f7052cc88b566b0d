import { describe, expect, test } from 'vitest'

import { readSource } from '../../../src/workspace/readings/check-unit.js'
import type { Fact, FactKind, FactOf } from '../../../src/facts/fact.js'
import { haCf } from '../../../src/languages/ha-cf/index.js'
import type { HaCf } from '../../../src/languages/ha-cf/schema.js'
import { createSource } from '../../../src/text/source.js'

function facts<Kind extends FactKind>(text: string, kind: Kind): Omit<FactOf<Kind>, 'origin' | 'kind'>[] {
  const all = [...haCf.extractFacts(readSource(haCf, createSource('etc/ha.d/ha.cf', text)).model as HaCf)]
  return all.filter((fact: Fact): fact is FactOf<Kind> => fact.kind === kind).map(({ origin: _origin, kind: _kind, ...fact }) => fact)
}

test('the file and its hosts as written', () => {
  expect(facts('node Alpha,beta\n', 'config-file')).toEqual([{ language: 'ha-cf', path: 'etc/ha.d/ha.cf', target: '3' }])
  expect(facts('node Alpha,beta\n', 'heartbeat-host')).toEqual([{ name: 'Alpha' }, { name: 'beta' }])
})

describe('links', () => {
  test('with the ports that are really used', () => {
    expect(facts('bcast eth0\nudpport 6942\nucast eth1 192.0.2.2\nmcast eth2 225.0.0.1 695 1 0\n', 'heartbeat-link')).toEqual([
      { medium: 'bcast', interface: 'eth0', port: 694 },
      { medium: 'ucast', interface: 'eth1', peer: '192.0.2.2', port: 6942 },
      { medium: 'mcast', interface: 'eth2', group: '225.0.0.1', port: 695, ttl: 1 },
    ])
  })
  test('serial lines and ping targets', () => {
    expect(facts('baud 9600\nserial /dev/ttyS0\nping a b\nping6 ::2\nping_group g c d\n', 'heartbeat-link')).toEqual([
      { medium: 'serial', device: '/dev/ttyS0', baud: 9600 },
      { medium: 'ping', peer: 'a' },
      { medium: 'ping', peer: 'b' },
      { medium: 'ping6', peer: '::2' },
      { medium: 'ping_group', group: 'g', members: ['c', 'd'] },
    ])
  })
  test('not of lines that heartbeat refuses', () => expect(facts('ucast eth0\nserial ttyS0\n', 'heartbeat-link')).toEqual([]))
})

describe('times', () => {
  const times = (text: string) => facts(text, 'heartbeat-time').map(({ name, ms, isExplicit }) => `${name} ${ms}${isExplicit ? '' : ' derived'}`)
  test('of a silent file', () => {
    expect(times('')).toEqual(['keepalive 1000 derived', 'warntime 15000 derived', 'deadtime 30000 derived', 'initdead 30000 derived', 'deadping 30000 derived'])
  })
  test('of a file that says some', () => {
    expect(times('deadtime 5\nkeepalive 500ms\ndeadping 8\n')).toEqual(['keepalive 500', 'warntime 2500 derived', 'deadtime 5000', 'initdead 12000 derived', 'deadping 8000'])
  })
  test('initdead between 6 and 10 seconds of deadtime is twice it', () => {
    expect(times('deadtime 6\n')[3]).toBe('initdead 12000 derived')
    expect(times('deadtime 10\n')[3]).toBe('initdead 20000 derived')
    expect(times('deadtime 10001ms\n')[3]).toBe('initdead 10001 derived')
  })
})

test('other options with their last value', () => {
  expect(facts('crm off\nlogfacility local0\nlogfacility local1\nkeepalive 2\n', 'heartbeat-option')).toEqual([
    { name: 'pacemaker', value: 'off' },
    { name: 'logfacility', value: 'local1' },
  ])
})

test('programs, rights and STONITH devices', () => {
  const text = 'respawn hacluster /usr/lib/heartbeat/ipfail -x y\napiauth ipfail gid=haclient uid=a,b\nstonith_host * ssh alpha beta\nstonith null /etc/x\n'
  expect(facts(text, 'heartbeat-respawn')).toEqual([{ user: 'hacluster', command: '/usr/lib/heartbeat/ipfail', arguments: ['-x', 'y'] }])
  expect(facts(text, 'heartbeat-apiauth')).toEqual([{ client: 'ipfail', uids: ['a', 'b'], gids: ['haclient'] }])
  expect(JSON.parse(JSON.stringify(facts(text, 'heartbeat-stonith')))).toEqual([
    { directive: 'stonith_host', from: '*', type: 'ssh', parameters: '***', victims: '***' },
    { directive: 'stonith', type: 'null', parameters: '***' },
  ])
})

describe('settings, to compare copies', () => {
  const settings = (text: string) => facts(text, 'setting').map(({ key, value }) => `${key}=${String(value)}`).sort()
  test('order, layout, case of hosts and units do not matter', () => {
    const one = 'node alpha\nnode Beta\nkeepalive 2\nbcast eth0 eth1\nping_group g 192.0.2.1\ncrm off\n'
    const other = 'pacemaker off\nping_group   g 192.0.2.1 # x\nbcast eth1\nbcast eth0\nkeepalive 2000ms\nnode BETA,alpha\n'
    expect(settings(one)).toEqual(settings(other))
  })
  test('what stands twice is numbered', () => {
    expect(settings('ucast eth0 192.0.2.1\nucast eth0 192.0.2.2\nenv A=1 B=x=y\n')).toEqual([
      'env A=1', 'env B=x=y', 'ucast eth0#2=192.0.2.2 694', 'ucast eth0=192.0.2.1 694',
    ])
  })
  test('passwords compare and do not show', () => {
    const [first, second] = ['one', 'two'].map(word => facts(`stonith_host * baytech ${word}\n`, 'setting').find(({ key }) => key.endsWith('parameters')))
    expect(String(first?.value)).toBe('***')
    expect(typeof first?.value !== 'string' && typeof second?.value !== 'string' && first?.value.differsFrom(second!.value as never)).toBe(true)
  })
})

test('a template says nothing of the cluster', () => {
  expect(facts('node <%= host %>\nbcast eth0\n', 'heartbeat-link')).toEqual([])
  expect(facts('node <%= host %>\nbcast eth0\n', 'config-file')).toHaveLength(1)
})
