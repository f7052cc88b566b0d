import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import fc from '../../support/fast-check.js'
import { drbdConf, edit, load, loadSchema, print } from '../../../src/languages/drbd-conf/index.js'
import type { PlainDrbdConf, PlainOptions } from '../../../src/languages/drbd-conf/index.js'
import { vocabularyAt } from '../../../src/languages/drbd-conf/vocabulary.js'
import type { OptionSection } from '../../../src/languages/drbd-conf/vocabulary.js'
import type { Language } from '../../../src/languages/language.js'
import { foundBy } from '../../../src/plain/found.js'
import { createSource } from '../../../src/text/source.js'
import { Secret } from '../../../src/text/secret.js'
import { expectEdited, expectPrinted, shown } from '../../plain/laws.js'
import { createOracle, hasDrbdadm } from './agreement/oracle.js'
import { generateConfiguration } from './generate.js'

const door = { edit, load, loadSchema, print }
const language = drbdConf as unknown as Language

const values = fc.oneof(
  fc.integer({ min: 0, max: 5000 }),
  fc.constantFrom(0, 1, 6, 99_999_999),
  fc.constantFrom<string | true>('yes', 'no', 'A', 'C', 'c', 'detach', 'call-local-io-error', 'sha1', '10M', '4k', '3s', '1G', '/bin/true', 'disconnect', true, 'after', 'degr-wfc-timeout'),
)

describe.each(['8.3.16', '8.4', '9.22', '9.34'])('%s', target => {
  test.each(['net', 'disk', 'startup', 'options', 'handlers', 'syncer'] as const)('the schema of %s takes a value where drbdadm does', async (section: OptionSection) => {
    const known = vocabularyAt(target).options(section).filter(({ entry, facts }) => entry.isSecret !== true && facts.kind !== 'host-list')
    if (known.length === 0) return
    const schema = await loadSchema(target)
    fc.assert(
      fc.property(fc.constantFrom(...known), values, ({ entry: { name }, facts }, value) => {
        const model: PlainDrbdConf = { resources: [{ name: 'r0', hosts: [], options: { [section]: { [name]: value } } }] }
        const text = print(model)
        const { faults } = drbdConf.read(drbdConf.parse(createSource('drbd.conf', text)), { target })
        const isTaken = foundBy(drbdConf.rules, faults).every(({ severity, origin }) => severity !== 'error' || origin !== 'daemon')
        const { success } = schema.safeParse(model)
        // What drbdadm hands on without a look, and a bare name that it takes for yes, the schema need not take.
        const isLooked = (facts.check === 'drbdadm' || facts.check === 'length') && (value !== true || facts.form !== 'value')
        if (isLooked || success) expect(success, text).toBe(isTaken)
      }),
      { numRuns: 60 },
    )
  })
})

const options: fc.Arbitrary<Record<string, PlainOptions>> = fc.record(
  {
    net: fc.record({ timeout: fc.integer({ min: 1, max: 600 }), 'ko-count': fc.integer({ min: 0, max: 200 }), 'cram-hmac-alg': fc.constantFrom('sha1', 'sha256') }, { requiredKeys: [] }),
    disk: fc.record({ 'on-io-error': fc.constantFrom('detach', 'pass_on') }, { requiredKeys: [] }),
    handlers: fc.record({ 'split-brain': fc.constantFrom('/usr/lib/drbd/notify.sh root', '/bin/true') }, { requiredKeys: [] }),
    startup: fc.record({ 'wfc-timeout': fc.integer({ min: 0, max: 3600 }), 'become-primary-on': fc.constantFrom(['alpha'], ['alpha', 'beta']) }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
)

const pairs: fc.Arbitrary<PlainDrbdConf> = fc.array(options, { minLength: 1, maxLength: 3 }).map(list => ({
  resources: list.map((own, index) => ({
    name: `r${index}`,
    ...(Object.keys(own).length === 0 ? {} : { options: own }),
    hosts: ['alpha', 'beta'].map((name, host) => ({
      name,
      address: host === 0 ? `192.0.2.${index + 1}:${7788 + index}` : `198.51.100.${index + 1}:${7788 + index}`,
      minor: index,
      disk: `/dev/vg/lv${index}`,
      metaDisk: index === 0 ? 'internal' : `/dev/sdz [${index}]`,
    })),
  })),
}))

/** Three hosts with one or two volumes each, linked by connections with or without paths, or by a mesh. */
const linked: fc.Arbitrary<PlainDrbdConf> = fc
  .record({ volumes: fc.integer({ min: 1, max: 2 }), hasPaths: fc.boolean(), hasMesh: fc.boolean(), timeout: fc.integer({ min: 1, max: 600 }), rate: fc.integer({ min: 250, max: 4_194_304 }) })
  .map(({ volumes, hasPaths, hasMesh, timeout, rate }) => {
    const names = ['alpha', 'beta', 'gamma']
    const net = { net: { timeout, protocol: 'C' } }
    return {
      global: { 'usage-count': 'no' },
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
              ...(index === 2 ? {} : { metaDisk: 'internal', options: { disk: { 'al-extents': 1237 } } }),
            })),
          })),
          ...(hasMesh
            ? { meshes: [{ hosts: names, options: net }] }
            : {
                connections: ([[0, 1], [1, 2], [0, 2]] as const).map(([a, b]) => {
                  const ends = [names[a] ?? '', names[b] ?? '']
                  return {
                    ...(hasPaths ? { paths: [7799, 7800].map(port => ends.map((host, at) => ({ host, address: `192.0.2.${[a, b][at] ?? 0}1:${port}` }))) } : { ends: ends.map(host => ({ host })) }),
                    options: { ...net, disk: { 'c-max-rate': rate } },
                    volumes: [{ number: 0, options: { disk: { 'c-max-rate': rate } } }],
                  }
                }),
              }),
        },
      ],
    }
  })

test.each(['8.4', '9.22', '9.34'])('%s reads what was printed as it was, and the schema takes it', async target => {
  const schema = await loadSchema(target)
  fc.assert(
    fc.property(target === '8.4' ? pairs : fc.oneof(pairs, linked), model => {
      expect(schema.safeParse(model).error).toBeUndefined()
      expectPrinted(door, model, target)
      expect(load(print(model), { target }).issues).toEqual([])
    }),
    { numRuns: 50 },
  )
})

/** What a text says, without the places at which it says so. */
function meaning(text: string, target: string): string {
  const { configuration } = language.compose(language.read(language.parse(createSource('drbd.conf', text)), { target }), () => [])
  const isPlace = new Set(['file', 'start', 'end'])
  return JSON.stringify(language.dumpData?.(configuration), (key, value: unknown) => (isPlace.has(key) ? undefined : value))
}

test.each(['8.0.16', '8.2.7', '8.3.16', '8.4', '9.22', '9.34'])('what %s reads of a printed model is what it read before', target => {
  let loaded = 0
  fc.assert(
    fc.property(fc.nat(1_000_000), seed => {
      const text = generateConfiguration({ target, seed })
      const { model } = load(text, { target })
      if (model === undefined) return
      loaded += 1
      const again = print(model)
      expect(meaning(again, target), again).toBe(meaning(text, target))
      expectPrinted(door, model, target)
    }),
    { numRuns: 60 },
  )
  expect(loaded).toBeGreaterThan(30)
})

function texts(): { readonly name: string; readonly text: string }[] {
  const folders = ['fixtures/drbd-conf/ok', 'fixtures/drbd-conf/err', '../shared/corpus/drbd'].filter(folder => existsSync(folder))
  return folders.flatMap(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => /\.(res|conf)$/.test(name)).map(name => ({ name, text: readFileSync(join(folder, name), 'utf8') })),
  ).filter(({ text }) => text.length < 20_000)
}

test('files are loaded, and read back as they were when they are printed', () => {
  let loaded = 0
  for (const { text } of texts()) {
    const { model, target } = load(text)
    if (model === undefined) continue
    loaded += 1
    expectPrinted(door, model, target)
  }
  expect(loaded).toBeGreaterThan(1)
})

test('a file that is edited keeps all else', () => {
  const generated = [1, 2, 3, 4, 5].map(seed => generateConfiguration({ target: '9.22', seed }))
  const files = [...texts().map(({ text }) => text), ...generated].filter(text => text.length < 6000 && (load(text).model?.resources.length ?? 0) > 0)
  fc.assert(
    fc.property(fc.constantFrom(...files), fc.nat(100), fc.constantFrom('option', 'remove', 'host', 'name', 'address'), (text, at, what) => {
      const { model } = load(text)
      const index = at % (model?.resources.length ?? 1)
      const path = ['resources', index]
      const resource = model?.resources[index]
      const host = resource?.hosts[0]
      if (what === 'remove') expectEdited(door, text, { path, apply: ({ resources }) => void resources.splice(index, 1) })
      if (what === 'name') expectEdited(door, text, { path: [...path, 'name'], apply: ({ resources }) => void Object.assign(resources[index] ?? {}, { name: 'other' }) })
      if (what === 'address' && host?.address !== undefined) {
        expectEdited(door, text, { path: [...path, 'hosts', 0], apply: ({ resources }) => void Object.assign(resources[index]?.hosts[0] ?? {}, { address: '192.0.2.99:7799' }) })
      }
      if (what === 'host' && (resource?.hosts.length ?? 0) > 0) {
        expectEdited(door, text, { apply: ({ resources }) => void resources[index]?.hosts.push({ name: 'delta', address: '192.0.2.98:7798', minor: 98, disk: '/dev/sdy', metaDisk: 'internal' }) })
      }
      if (what === 'option' && resource?.options?.['net'] !== undefined && resource.options['net']['timeout'] === undefined) {
        expectEdited(door, text, { apply: ({ resources }) => void Object.assign(resources[index]?.options?.['net'] ?? {}, { timeout: 51 }) })
      }
    }),
    { numRuns: 60 },
  )
})

const file = `# our storage
resource r0 {
  net {
    timeout    60;   # tenths of a second
    shared-secret "not-a-secret";
  }
  # the first host
  on alpha { device /dev/drbd0; disk /dev/sda1; meta-disk internal; address 192.0.2.1:7788; }
  on beta {
    device    /dev/drbd0;
    disk      /dev/sdb1;
    address   192.0.2.2:7788;
    meta-disk internal;
  }
}
`

test('comments, columns and quotes stay', () => {
  const changed = (change: (model: PlainDrbdConf) => void): string => edit(file, change).text
  expect(changed(({ resources: [r0] }) => void Object.assign(r0?.options?.['net'] ?? {}, { timeout: 61 }))).toBe(file.replace('60;', '61;'))
  expect(changed(({ resources: [r0] }) => void delete r0?.options?.['net']?.['timeout'])).toBe(file.replace('timeout    60;   #', '#'))
  expect(changed(({ resources: [r0] }) => void Object.assign(r0?.options?.['net'] ?? {}, { 'ko-count': 7 }))).toBe(file.replace('secret";\n', 'secret";\n    ko-count 7;\n'))
  expect(changed(({ resources: [r0] }) => void Object.assign(r0?.options ?? {}, { disk: { 'on-io-error': 'detach' } }))).toBe(
    file.replace('  }\n  # the', '  }\n  disk {\n    on-io-error detach;\n  }\n  # the'),
  )
  expect(changed(({ resources: [r0] }) => void Object.assign(r0?.hosts[0] ?? {}, { name: 'gamma', disk: '/dev/sdc1' }))).toBe(file.replace('on alpha', 'on "gamma"').replace('/dev/sda1', '/dev/sdc1'))
  expect(changed(({ resources: [r0] }) => void r0?.hosts.splice(1, 1))).toBe(file.replace(/  on beta \{[^}]*\}\n/, ''))
  expect(changed(({ resources: [r0] }) => void Object.assign(r0?.options?.['net'] ?? {}, { 'shared-secret': new Secret('other') }))).toBe(file.replace('not-a-secret', 'other'))
  expect(changed(({ resources }) => void resources.push({ name: 'r1', hosts: [] }))).toBe(`${file}\nresource "r1" {\n}\n`)
})

test('what a plain model has no words for is no model, and nothing is lost', () => {
  const { model } = load('resource r0 { on alpha { address 192.0.2.1:7788; address 192.0.2.2:7788; } }')
  expect(model).toBeUndefined()
  expect(load('resource r0 {').model).toBeUndefined()
  expect(edit('resource r0 {', () => {}).text).toBe('resource r0 {')
})

test('no secret shows in issues or in a model as JSON', () => {
  const loaded = load(file.replace('timeout    60', 'timeout    6000'))
  expect(JSON.stringify(loaded)).not.toContain('not-a-secret')
  expect(loaded.issues.map(({ path, rule, severity }) => [path.join('.'), rule, severity])).toEqual([['resources.0.options.net.timeout', 'drbd-conf/invalid-range', 'error']])
})

test.skipIf(!hasDrbdadm())('the real drbdadm 9.22 accepts what was printed (needs drbdadm)', () => {
  const oracle = createOracle()
  try {
    for (const model of fc.sample(linked, { seed: 20061122, numRuns: 20 })) {
      const text = print(model)
      expect(oracle.judge(text, { module: '9.2.0', host: 'alpha' }), text).toMatchObject({ isAccepted: true })
    }
  } finally {
    oracle.dispose()
  }
})

test('only 9 has connections, meshes and node ids, and only 8.4 and 9 have volumes', async () => {
  const host = { name: 'alpha', address: '192.0.2.1:7788', minor: 0, disk: '/dev/sda1', metaDisk: 'internal' }
  const volumes = { name: 'alpha', address: '192.0.2.1:7788', volumes: [{ number: 0, minor: 0, disk: '/dev/sda1' }] }
  const schemas = new Map(await Promise.all(['8.3.16', '8.4', '9.22'].map(async target => [target, await loadSchema(target)] as const)))
  const reads = (target: string, resource: object, rest: object = {}): boolean =>
    schemas.get(target)?.safeParse({ resources: [{ name: 'r0', hosts: [host], ...resource }], ...rest }).success === true
  const ends = [{ host: 'alpha' }, { host: 'beta' }]
  expect(reads('9.22', { connections: [{ ends }], meshes: [{ hosts: ['alpha', 'beta'] }] })).toBe(true)
  expect(reads('8.4', { connections: [] })).toBe(false)
  expect(reads('8.4', { hosts: [{ ...host, nodeId: 0 }] })).toBe(false)
  expect(reads('9.22', { hosts: [{ ...host, nodeId: 31 }] })).toBe(true)
  expect(reads('9.22', { hosts: [{ ...host, nodeId: 32 }] })).toBe(false)
  expect(reads('8.4', { hosts: [volumes] })).toBe(true)
  expect(reads('8.3.16', { hosts: [volumes] })).toBe(false)
  expect(reads('9.22', { connections: [{ ends, options: { disk: { 'al-extents': 300 } } }] })).toBe(false)
  expect(reads('9.22', { connections: [{ ends: ends.slice(1) }] })).toBe(false)
  expect(reads('9.22', {}, { global: { 'usage-count': 'maybe' } })).toBe(false)
  expect(reads('9.22', {}, { common: { net: { 'unplug-watermark': 128 } } })).toBe(false)
  expect(reads('8.4', {}, { common: { net: { 'unplug-watermark': 128 } } })).toBe(true)
  expect(reads('9.22', { nmae: 'x' })).toBe(false)
})

test('a file is loaded as it is written', () => {
  expect(shown(load('include "drbd.d/*.res"; resource r0 { protocol C; floating 192.0.2.1:7788 { device minor 0; disk none; meta-disk /dev/sdz [3]; } startup { become-primary-on alpha beta; } }', { target: '8.3' }).model)).toBe(
    shown({
      resources: [
        {
          name: 'r0',
          options: { resource: { protocol: 'C' }, startup: { 'become-primary-on': ['alpha', 'beta'] } },
          hosts: [{ kind: 'floating', minor: 0, disk: 'none', metaDisk: '/dev/sdz [3]', address: '192.0.2.1:7788' }],
        },
      ],
      includes: ['drbd.d/*.res'],
    }),
  )
})
