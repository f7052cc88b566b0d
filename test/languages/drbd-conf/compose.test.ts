import { describe, expect, test } from 'vitest'

import { dumpData, dumpText } from '../../../src/languages/drbd-conf/dump.js'
import { effectiveSetting } from '../../../src/languages/drbd-conf/analysis/effective.js'
import { drbdConf } from '../../../src/languages/drbd-conf/index.js'
import { addressHash } from '../../../src/languages/drbd-conf/resolve/node-id.js'
import type { Configuration } from '../../../src/languages/drbd-conf/schema.js'
import { hostnamesEqual } from '../../../src/languages/drbd-conf/analysis/host-name.js'
import { createSource } from '../../../src/text/source.js'

function composed(files: Readonly<Record<string, string>>, target = '9'): Configuration {
  const reading = (name: string) => drbdConf.read(drbdConf.parse(createSource(name, files[name] ?? '')), { target })
  return drbdConf.compose(reading('drbd.conf'), ({ value }) =>
    Object.keys(files)
      .filter(name => (value.endsWith('*') ? name.startsWith(value.slice(0, -1)) : name === value))
      .map(reading),
  ).configuration
}

const hosts =
  'on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; } on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }'

describe('inheritance', () => {
  test('the resource wins over common', () => {
    const { resources } = composed({
      'drbd.conf': `common { net { timeout 60; ping-int 5; } } resource r0 { net { timeout 50; } ${hosts} }`,
    })
    expect(
      resources.map(resource => [
        effectiveSetting(resource, 'timeout')?.number,
        effectiveSetting(resource, 'ping-int')?.number,
      ]),
    ).toEqual([[50, 5]])
  })
  test('a template stands instead of common', () => {
    const { resources } = composed({
      'drbd.conf': `common { net { timeout 60; ping-int 5; } } resource r0 { template-file "t"; ${hosts} }`,
      t: 'common { net { timeout 40; } }',
    })
    expect(
      resources.map(resource => [
        effectiveSetting(resource, 'timeout')?.value,
        effectiveSetting(resource, 'ping-int')?.value,
      ]),
    ).toEqual([['40', undefined]])
  })
  test('8.4 keeps syncer options in disk and net', () => {
    const { resources } = composed(
      { 'drbd.conf': `resource r0 { syncer { rate 10M; verify-alg md5; } ${hosts} }` },
      '8.4',
    )
    const [resource] = resources
    expect(
      resource === undefined
        ? undefined
        : [
            effectiveSetting(resource, 'resync-rate', 'disk')?.number,
            effectiveSetting(resource, 'verify-alg', 'net')?.value,
          ],
    ).toEqual([10240, 'md5'])
  })
})

describe('files', () => {
  test('included files come in order, each once', () => {
    const { models, resources, isPartial } = composed({
      'drbd.conf': 'include "d/*"; include "d/a";',
      'd/a': `resource r0 { ${hosts} } include "d/b";`,
      'd/b': `resource r1 { ${hosts.replaceAll('drbd0', 'drbd1').replaceAll('7788', '7789').replaceAll('sda1', 'sda2')} }`,
    })
    expect(resources.map(resource => resource.name.value)).toEqual(['r0', 'r1'])
    expect(models.map(model => model.file)).toEqual(['drbd.conf', 'd/a', 'd/b'])
    expect(isPartial).toBe(false)
  })
  test('a file that includes itself is read once', () => {
    expect(composed({ 'drbd.conf': 'include "drbd.conf"; resource r0 { }' }).resources).toHaveLength(1)
  })
  test('an include that nothing answers leaves the configuration partial', () => {
    expect(composed({ 'drbd.conf': 'include "gone";' }).isPartial).toBe(true)
  })
})

describe('hosts', () => {
  test('two hosts without node-id are numbered by their addresses', () => {
    const { resources } = composed({ 'drbd.conf': `resource r0 { ${hosts} }` })
    const ids = resources[0]?.hosts.map(host => [host.name, host.nodeId?.value, host.nodeId?.isDerived])
    const isAlphaLarger = addressHash('192.0.2.1') > addressHash('192.0.2.2')
    expect(ids).toEqual([
      ['alpha', isAlphaLarger ? 0 : 1, true],
      ['beta', isAlphaLarger ? 1 : 0, true],
    ])
  })
  test('the resource gives volumes to its hosts, up to 8.4 only to those behind', () => {
    const text =
      'resource r0 { protocol C; on alpha { address 192.0.2.1:7788; } device /dev/drbd3; disk /dev/sdx; meta-disk internal; on beta { address 192.0.2.2:7788; } }'
    const minors = (target: string) =>
      composed({ 'drbd.conf': text }, target).resources[0]?.hosts.map(host => host.volumes.map(volume => volume.minor))
    expect(minors('9')).toEqual([[3], [3]])
    expect(minors('8.4')).toEqual([[], [3]])
    expect(minors('8.3')).toEqual([[], [3]])
  })
  test('a mesh of three hosts makes three connections', () => {
    const on = (name: string, id: number) =>
      `on ${name} { node-id ${id}; device /dev/drbd0; disk /dev/sda1; address 192.0.2.${id + 1}:7788; }`
    const { resources } = composed({
      'drbd.conf': `resource r0 { ${on('alpha', 0)} ${on('beta', 1)} ${on('gamma', 2)} connection-mesh { hosts alpha beta gamma; } }`,
    })
    expect(resources[0]?.connections.map(connection => connection.hosts)).toEqual([
      ['alpha', 'beta'],
      ['alpha', 'gamma'],
      ['beta', 'gamma'],
    ])
  })
  test.each([
    ['alpha', 'ALPHA', true],
    ['alpha', 'alpha.example.com', true],
    ['alpha.example.com', 'alpha.example.org', false],
    ['alpha', 'alphabet', false],
  ])('%s and %s', (a, b, expected) => {
    expect(hostnamesEqual(a, b)).toBe(expected)
  })
})

describe('dump', () => {
  const configuration = composed({
    'drbd.conf': `common { net { timeout 60; shared-secret "not-a-secret"; } } resource r0 { net { ping-int 5; } ${hosts} }`,
  })
  test('as data, with the place of each value', () => {
    const { resources } = dumpData(configuration)
    expect(resources[0]?.options['net']).toMatchObject({
      timeout: { value: '60', inherited: true },
      'ping-int': { value: '5', inherited: false },
      'shared-secret': { value: '***' },
    })
  })
  test('as text that reads back to the same options and hosts', () => {
    const text = dumpText(configuration, ({ file }) => file)
    expect(text).toContain('timeout 60;  # drbd.conf')
    expect(text).not.toContain('not-a-secret')
    const again = composed({ 'drbd.conf': text })
    expect(dumpText(again, ({ file }) => file).replace(/ *#.*/g, '')).toBe(text.replace(/ *#.*/g, ''))
  })
})

describe('the dump of what lies below a resource', () => {
  const volumes = 'volume 0 { device /dev/drbd0; disk /dev/sda1; meta-disk internal; disk { al-extents 300; } }'
  const configuration = composed({
    'drbd.conf':
      'common { disk { c-min-rate 4M; } net { timeout 60; } } resource r0 { disk { resync-rate 5M; } ' +
      `on alpha { node-id 0; address 192.0.2.1:7788; ${volumes} } on beta { node-id 1; address 192.0.2.2:7788; ${volumes} } ` +
      'on gamma { node-id 2; address 192.0.2.3:7788; volume 0 { device /dev/drbd0; disk none; } } ' +
      'connection { host alpha; host beta port 7799; net { ping-int 5; } volume 0 { disk { c-max-rate 9M; } } } ' +
      'connection { path { host alpha address 198.51.100.1:7788; host gamma address 198.51.100.3:7788; } } ' +
      'connection-mesh { hosts beta gamma; net { protocol A; } } }',
  })
  const [resource] = dumpData(configuration).resources

  test('volumes have the disk options of all levels', () => {
    expect(resource?.hosts[0]?.volumes[0]?.options['disk']).toMatchObject({
      'al-extents': { value: '300', inherited: false },
      'resync-rate': { value: '5M', inherited: true },
      'c-min-rate': { value: '4M', inherited: true },
    })
  })

  test('connections have their own net options and those further out, and the addresses of their paths', () => {
    const [first, second, mesh] = resource?.connections ?? []
    expect(first?.options['net']).toMatchObject({ 'ping-int': { value: '5', inherited: false }, timeout: { value: '60', inherited: true } })
    expect(first?.options['disk']).toBeUndefined()
    expect(first?.paths).toEqual([[{ host: 'alpha', address: '192.0.2.1:7788' }, { host: 'beta', address: '192.0.2.2:7799' }]])
    expect(second?.paths).toEqual([[{ host: 'alpha', address: '198.51.100.1:7788' }, { host: 'gamma', address: '198.51.100.3:7788' }]])
    expect(mesh).toMatchObject({ hosts: ['beta', 'gamma'], isImplied: true, options: { net: { protocol: { value: 'A' } } } })
  })

  test('a volume of a connection has the options of the device as its peer sees it', () => {
    const options = resource?.connections[0]?.volumes[0]?.options['disk'] ?? {}
    expect(Object.keys(options).sort()).toEqual(['c-max-rate', 'c-min-rate', 'resync-rate'])
    expect(options['c-max-rate']).toMatchObject({ value: '9M', inherited: false, file: 'drbd.conf' })
  })

  test('as text it reads back to the same', () => {
    const again = composed({ 'drbd.conf': dumpText(configuration, ({ file }) => file) })
    const told = (data: unknown): string =>
      JSON.stringify(data, (key, value: unknown) => (['file', 'start', 'end', 'inherited'].includes(key) ? undefined : value))
    const sorted = (text: string): string[] => text.split(/[{},]/).sort()
    expect(sorted(told(dumpData(again).resources))).toEqual(sorted(told(dumpData(configuration).resources)))
  })
})

test('facts name resources, volumes, addresses and effective options', () => {
  const facts = [
    ...drbdConf.extractFacts(
      composed({
        'drbd.conf': `common { net { protocol C; } } resource r0 { net { shared-secret "not-a-secret"; } ${hosts} }`,
      }),
    ),
  ]
  expect(facts.filter(fact => fact.kind === 'drbd-resource')).toMatchObject([
    { name: 'r0', hosts: ['alpha', 'beta'], isStacked: false, protocol: 'C' },
  ])
  expect(facts.filter(fact => fact.kind === 'drbd-volume')).toMatchObject([
    { host: 'alpha', volume: 0, minor: 0, device: '/dev/drbd0', disk: '/dev/sda1', metaDisk: 'internal' },
    { host: 'beta', volume: 0, minor: 0 },
  ])
  expect(facts.filter(fact => fact.kind === 'drbd-address')).toMatchObject([
    { host: 'alpha', address: '192.0.2.1', port: 7788, family: 'ipv4' },
    { host: 'beta' },
  ])
  expect(facts.filter(fact => fact.kind === 'drbd-option').map(fact => `${fact.section}.${fact.name}`)).toEqual([
    'net.protocol',
    'net.shared-secret',
  ])
  expect(facts.filter(fact => fact.kind === 'setting').map(fact => fact.key)).toContain('resource r0 / on alpha / disk')
  expect(JSON.stringify(facts)).not.toContain('not-a-secret')
})

describe('facts of connections', () => {
  const node = (name: string, id: number): string => `on ${name} { node-id ${id}; device /dev/drbd0; disk /dev/sda1; address 192.0.2.${id + 1}:7788; meta-disk internal; }`
  const connected = (names: readonly string[], connections: readonly string[][]): readonly unknown[] => {
    const links = connections.map(pair => `connection { ${pair.map(host => `host ${host};`).join(' ')} }`)
    const text = `resource r0 { ${names.map(node).join(' ')} ${links.join(' ')} }`
    return [...drbdConf.extractFacts(composed({ 'drbd.conf': text }))].flatMap(fact => (fact.kind === 'drbd-connection' ? [fact.hosts] : []))
  }

  test('name the two ends, where there are more than two hosts', () => {
    expect(connected(['alpha', 'beta', 'gamma'], [['alpha', 'beta'], ['beta', 'gamma']])).toEqual([['alpha', 'beta'], ['beta', 'gamma']])
  })

  test('are none of two hosts, which are linked anyway', () => {
    expect(connected(['alpha', 'beta'], [['alpha', 'beta']])).toEqual([])
  })

  test('carry the number of a node with its address, where there is one', () => {
    const facts = [...drbdConf.extractFacts(composed({ 'drbd.conf': `resource r0 { ${['alpha', 'beta'].map(node).join(' ')} }` }))]
    expect(facts.filter(fact => fact.kind === 'drbd-address')).toMatchObject([{ host: 'alpha', nodeId: 0 }, { host: 'beta', nodeId: 1 }])
    const without = [...drbdConf.extractFacts(composed({ 'drbd.conf': `resource r0 { protocol C; ${hosts} }` }, '8.4'))].filter(fact => fact.kind === 'drbd-address')
    expect(without.map(fact => 'nodeId' in fact)).toEqual([false, false])
  })
})
