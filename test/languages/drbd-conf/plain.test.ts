import { expect, test } from 'vitest'

import fc from '../../support/fast-check.js'
import { readSource } from '../../../src/workspace/readings/check-unit.js'
import { dumpData } from '../../../src/languages/drbd-conf/dump.js'
import { drbdConf, loadSchema, printPlain } from '../../../src/languages/drbd-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { createSchema } from '../../../src/languages/drbd-conf/plain/schema.js'
import type { PlainConfiguration } from '../../../src/languages/drbd-conf/plain/schema.js'
import { createSource } from '../../../src/text/source.js'
import { createOracle, hasDrbdadm } from './agreement/oracle.js'

const options = fc.record(
  {
    net: fc.record({ timeout: fc.integer({ min: 1, max: 600 }), 'ko-count': fc.integer({ min: 0, max: 200 }), 'cram-hmac-alg': fc.constantFrom('sha1', 'sha256') }, { requiredKeys: [] }),
    disk: fc.record({ 'on-io-error': fc.constantFrom('detach', 'pass_on') }, { requiredKeys: [] }),
    handlers: fc.record({ 'split-brain': fc.constantFrom('/usr/lib/drbd/notify.sh root', '/bin/true') }, { requiredKeys: [] }),
    startup: fc.record({ 'wfc-timeout': fc.integer({ min: 0, max: 3600 }) }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
)
const configurations: fc.Arbitrary<PlainConfiguration> = fc.array(options, { minLength: 1, maxLength: 3 }).map(list => ({
  resources: list.map((own, index) => ({
    name: `r${index}`,
    options: own as NonNullable<PlainConfiguration['common']>,
    hosts: ['alpha', 'beta'].map((name, host) => ({
      name,
      address: host === 0 ? `192.0.2.${index + 1}:${7788 + index}` : `198.51.100.${index + 1}:${7788 + index}`,
      minor: index,
      disk: `/dev/vg/lv${index}`,
      metaDisk: index === 0 ? 'internal' : `/dev/sdz [${index}]`,
    })),
  })),
}))

test.each(['8.4', '9.22'])('%s reads what was printed as it was meant', target => {
  const schema = createSchema(target)
  fc.assert(
    fc.property(configurations, configuration => {
      expect(schema.safeParse(configuration).success).toBe(true)
      const reading = readSource(drbdConf as unknown as Language, createSource('drbd.conf', printPlain(configuration)), { target })
      expect(reading.faults).toEqual([])
      const { resources } = dumpData(drbdConf.compose(reading as never, () => []).configuration)
      const again = resources.map(({ name, hosts, options: read }) => ({
        name,
        hosts: hosts.map(host => ({ name: host.name, address: host.address, minor: host.volumes[0]?.minor, disk: host.volumes[0]?.disk, metaDisk: host.volumes[0]?.metaDisk })),
        options: Object.entries(read).flatMap(([section, settings]) => Object.entries(settings).map(([key, { value }]) => `${section}.${key} ${value}`)).sort(),
      }))
      const meant = configuration.resources.map(({ name, hosts, options: own = {} }) => ({
        name,
        hosts,
        options: Object.entries(own).flatMap(([section, settings]) => Object.entries(settings).map(([key, value]) => `${section}.${key} ${value}`)).sort(),
      }))
      expect(again).toEqual(meant)
    }),
    { seed: 20061122, numRuns: 200 },
  )
})

const peerOptions = fc.record({ 'c-max-rate': fc.integer({ min: 250, max: 4_194_304 }) }, { requiredKeys: [] })
const netOptions = fc.record({ timeout: fc.integer({ min: 1, max: 600 }), protocol: fc.constantFrom('A', 'B', 'C') }, { requiredKeys: [] })

/** Three hosts with one or two volumes each, linked by connections with or without paths, or by a mesh. */
const linked: fc.Arbitrary<PlainConfiguration> = fc
  .record({
    global: fc.record({ 'usage-count': fc.constantFrom('yes', 'no') }, { requiredKeys: [] }),
    volumes: fc.integer({ min: 1, max: 2 }),
    hasPaths: fc.boolean(),
    hasMesh: fc.boolean(),
    net: netOptions,
    disk: peerOptions,
    peer: peerOptions,
    own: fc.record({ 'al-extents': fc.integer({ min: 67, max: 6433 }) }, { requiredKeys: [] }),
  })
  .map(({ global, volumes, hasPaths, hasMesh, net, disk, peer, own }) => {
    const names = ['alpha', 'beta', 'gamma']
    const pairs = [[0, 1], [1, 2], [0, 2]] as const
    return {
      global: global as NonNullable<PlainConfiguration['global']>,
      resources: [
        {
          name: 'r0',
          hosts: names.map((name, index) => ({
            name,
            nodeId: index,
            address: `192.0.2.${index + 1}:7788`,
            volumes: Array.from({ length: volumes }, (_, number) => ({
              number,
              minor: number,
              disk: index === 2 ? 'none' : `/dev/vg/lv${number}`,
              ...(index === 2 ? {} : { metaDisk: 'internal', options: { disk: own as Record<string, number> } }),
            })),
          })),
          ...(hasMesh
            ? { meshes: [{ hosts: names, options: { net: net as Record<string, string> } }] }
            : {
                connections: pairs.map(([a, b]) => ({
                  hosts: [names[a] ?? '', names[b] ?? ''],
                  ...(hasPaths ? { paths: [[`192.0.2.${a + 1}:7799`, `192.0.2.${b + 1}:7799`], [`198.51.100.${a + 1}:7799`, `198.51.100.${b + 1}:7799`]] } : {}),
                  options: { net: net as Record<string, string>, disk: disk as Record<string, number> },
                  volumes: [{ number: 0, options: { disk: peer as Record<string, number> } }],
                })),
              }),
        },
      ],
    }
  })

test.each(['9.22', '9.34'])('%s reads connections, meshes, volumes and global as they were meant', target => {
  const schema = createSchema(target)
  fc.assert(
    fc.property(linked, configuration => {
      expect(schema.safeParse(configuration).error).toBeUndefined()
      const text = printPlain(configuration)
      const reading = readSource(drbdConf as unknown as Language, createSource('drbd.conf', text), { target })
      expect(reading.faults, text).toEqual([])
      const read = dumpData(drbdConf.compose(reading as never, () => []).configuration)
      const [resource] = read.resources
      const [meant] = configuration.resources
      expect(Object.entries(read.global).map(([key, { value }]) => [key, value])).toEqual(Object.entries(configuration.global ?? {}))
      expect(resource?.hosts.map(({ name, nodeId, address, volumes }) => ({ name, nodeId, address, volumes: volumes.map(({ number, minor, disk, metaDisk }) => ({ number, minor, disk, metaDisk })) }))).toEqual(
        meant?.hosts.map(({ name, nodeId, address, volumes }) => ({ name, nodeId, address, volumes: volumes?.map(({ number, minor, disk, metaDisk }) => ({ number, minor, disk, metaDisk })) })),
      )
      const values = (options: Readonly<Record<string, { readonly value: string }>> = {}) => Object.fromEntries(Object.entries(options).map(([key, { value }]) => [key, value]))
      const texts = (options: Readonly<Record<string, unknown>> = {}) => Object.fromEntries(Object.entries(options).map(([key, value]) => [key, String(value)]))
      const links = [...(meant?.connections ?? []), ...(meant?.meshes ?? []).flatMap(({ options }) => [['alpha', 'beta'], ['alpha', 'gamma'], ['beta', 'gamma']].map(hosts => ({ hosts, options })))]
      expect(resource?.connections.map(({ hosts, options }) => [hosts, values(options['net']), values(options['disk'])])).toEqual(
        links.map(({ hosts, options }) => [hosts, texts(options?.['net']), texts(options?.['disk'])]),
      )
      for (const [index, { paths, volumes }] of (meant?.connections ?? []).entries()) {
        const link = resource?.connections[index]
        if (paths !== undefined) expect(link?.paths.map(path => path.map(end => end.address))).toEqual(paths)
        expect(values(link?.volumes[0]?.options['disk'])).toEqual({ ...texts(meant?.connections?.[index]?.options?.['disk']), ...texts(volumes?.[0]?.options['disk']) })
      }
    }),
    { seed: 20061122, numRuns: 200 },
  )
})

test.skipIf(!hasDrbdadm())('the real drbdadm 9.22 accepts what was printed (needs drbdadm)', () => {
  const oracle = createOracle()
  try {
    for (const configuration of fc.sample(linked, { seed: 20061122, numRuns: 30 })) {
      const text = printPlain(configuration)
      expect(oracle.judge(text, { module: '9.2.0', host: 'alpha' }), text).toMatchObject({ isAccepted: true })
    }
  } finally {
    oracle.dispose()
  }
})

test('only 9 has connections, meshes and node ids, and only 8.4 and 9 have volumes', () => {
  const host = { name: 'alpha', address: '192.0.2.1:7788', minor: 0, disk: '/dev/sda1', metaDisk: 'internal' }
  const volumes = { name: 'alpha', address: '192.0.2.1:7788', volumes: [{ number: 0, minor: 0, disk: '/dev/sda1' }] }
  const reads = (target: string, resource: object): boolean =>
    createSchema(target).safeParse({ resources: [{ name: 'r0', hosts: [host], ...resource }] }).success
  expect(reads('9.22', { connections: [{ hosts: ['alpha', 'beta'] }], meshes: [{ hosts: ['alpha', 'beta'] }] })).toBe(true)
  expect(reads('8.4', { connections: [] })).toBe(false)
  expect(reads('8.4', { hosts: [{ ...host, nodeId: 0 }] })).toBe(false)
  expect(reads('9.22', { hosts: [{ ...host, nodeId: 31 }] })).toBe(true)
  expect(reads('9.22', { hosts: [{ ...host, nodeId: 32 }] })).toBe(false)
  expect(reads('8.4', { hosts: [volumes] })).toBe(true)
  expect(reads('8.3.16', { hosts: [volumes] })).toBe(false)
  expect(reads('9.22', { hosts: [{ ...volumes, minor: 0 }] })).toBe(false)
  expect(reads('9.22', { connections: [{ hosts: ['alpha', 'beta'], options: { disk: { 'al-extents': 300 } } }] })).toBe(false)
  expect(reads('9.22', { connections: [{ hosts: ['alpha'] }] })).toBe(false)
  expect(createSchema('9.22').safeParse({ global: { 'usage-count': 'maybe' }, resources: [] }).success).toBe(false)
})

test('the door of the language loads the schema', async () => {
  const schema = await loadSchema('9.34')
  expect(schema.safeParse({ resources: [] }).success).toBe(true)
})

test('what the release does not know, or not with this value, is refused', () => {
  const [configuration] = fc.sample(configurations, { seed: 1, numRuns: 1 })
  const having = (net: Record<string, unknown>) => ({ ...configuration, common: { net } })
  expect(createSchema('9.22').safeParse(having({ timeout: 60 })).success).toBe(true)
  expect(createSchema('9.22').safeParse(having({ timeout: 601 })).success).toBe(false)
  expect(createSchema('9.22').safeParse(having({ 'unplug-watermark': 128 })).success).toBe(false)
  expect(createSchema('8.4').safeParse(having({ 'unplug-watermark': 128 })).success).toBe(true)
  expect(createSchema('9.22').safeParse(having({ protocol: 'D' })).success).toBe(false)
})
