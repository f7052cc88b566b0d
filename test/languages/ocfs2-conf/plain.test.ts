import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

import fc from '../../support/fast-check.js'
import { expect, test } from 'vitest'

import { edit, load, loadSchema, ocfs2Conf, print } from '../../../src/languages/ocfs2-conf/index.js'
import type { PlainNode, PlainOcfs2Conf } from '../../../src/languages/ocfs2-conf/index.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { expectEdited, expectPrinted } from '../../plain/laws.js'

const door = { edit, load, loadSchema, print }
const word = fc.stringMatching(/^[a-z][a-z0-9]{0,10}$/)
const nodes: fc.Arbitrary<PlainNode> = fc.record({ cluster: word, name: word, number: fc.nat(254), ip_address: fc.ipV4(), ip_port: fc.integer({ min: 1, max: 65535 }) })
const models: fc.Arbitrary<PlainOcfs2Conf> = fc.record({
  clusters: fc.array(fc.record({ name: word, node_count: fc.nat(200), heartbeat_mode: fc.constantFrom('local' as const, 'global' as const) }, { requiredKeys: ['name', 'node_count'] }), { maxLength: 3 }),
  nodes: fc.array(nodes, { maxLength: 4 }),
  heartbeats: fc.array(fc.record({ cluster: word, region: fc.stringMatching(/^[0-9A-F]{32}$/) }), { maxLength: 2 }),
})

test('what is printed reads back as it was, and the schema takes it', async () => {
  const schema = await loadSchema()
  fc.assert(
    fc.property(models, model => {
      expectPrinted(door, model)
      expect(schema.safeParse(model).error).toBeUndefined()
    }),
    { seed: 11, numRuns: 200 },
  )
})

test('the schema takes a value where nothing that is found in it is an error', async () => {
  const schema = await loadSchema()
  const numbers = fc.oneof(fc.integer({ min: -3, max: 300 }), fc.constantFrom(254, 255, 65535, 65536, 4_294_967_295, 4_294_967_296, 0))
  const texts = fc.constantFrom('', 'alpha', 'a b', '192.0.2.1', '192.0.2', '::1', 'x'.repeat(64), 'x'.repeat(65), 'a#b', 'local', 'on', 'global')
  const cluster = { name: 'demo', node_count: 1 }
  const node = { cluster: 'demo', name: 'alpha', number: 0, ip_address: '192.0.2.1', ip_port: 7777 }
  const changes = fc.oneof(
    fc.record({ node_count: numbers }).map(own => ({ clusters: [{ ...cluster, ...own }], nodes: [node] })),
    fc.record({ heartbeat_mode: texts }).map(own => ({ clusters: [{ ...cluster, ...own }], nodes: [node] })),
    fc.oneof(fc.record({ number: numbers }), fc.record({ ip_port: numbers }), fc.record({ ip_address: texts }), fc.record({ name: texts })).map(own => ({ clusters: [cluster], nodes: [{ ...node, ...own }] })),
  )
  const isOfValue = (code: string): boolean => /invalid-|missing-value/.test(code)
  fc.assert(
    fc.property(changes, change => {
      const model = { ...change, heartbeats: [] } as PlainOcfs2Conf
      const text = print(model)
      const isTaken = findingsOf(ocfs2Conf as never, text).every(({ severity, rule }) => severity !== 'error' || !isOfValue(rule))
      expect(schema.safeParse(model).success, text).toBe(isTaken)
    }),
    { seed: 11, numRuns: 400 },
  )
})

test('a release before 1.8 has no global heartbeat', async () => {
  const schema = await loadSchema('1.6')
  const takes = (cluster: object, heartbeats: unknown[]): boolean => schema.safeParse({ clusters: [{ name: 'demo', node_count: 0, ...cluster }], nodes: [], heartbeats }).success
  expect(takes({}, [])).toBe(true)
  expect(takes({ heartbeat_mode: 'global' }, [])).toBe(false)
  expect(takes({}, [{ cluster: 'demo', region: 'A'.repeat(32) }])).toBe(false)
})

function texts(): string[] {
  const folders = ['fixtures/ocfs2-conf/ok', 'fixtures/ocfs2-conf/err', '../shared/corpus/ocfs2'].filter(folder => existsSync(folder))
  return folders.flatMap(folder => readdirSync(folder).filter(name => name.endsWith('.conf')).map(name => readFileSync(join(folder, name), 'utf8')))
}

test('files are loaded, printed and edited, and keep all else', () => {
  let loaded = 0
  for (const text of texts()) {
    const { model, target } = load(text)
    if (model === undefined) continue
    loaded += 1
    expectPrinted(door, model, target)
    for (const [index, { cluster }] of model.nodes.entries()) {
      const path = ['nodes', index]
      expectEdited(door, text, { path: [...path, 'ip_port'], apply: changed => void Object.assign(changed.nodes[index] ?? {}, { ip_port: 7788 }) })
      expectEdited(door, text, { path, apply: changed => void changed.nodes.splice(index, 1) })
      expectEdited(door, text, { apply: changed => void changed.nodes.splice(index, 0, { cluster, name: 'delta', number: 200, ip_address: '192.0.2.200', ip_port: 7777 }) })
    }
    for (const index of model.clusters.keys()) {
      const path = ['clusters', index]
      expectEdited(door, text, { path: [...path, 'name'], apply: changed => void Object.assign(changed.clusters[index] ?? {}, { name: 'other' }) })
      const mode = model.clusters[index]?.heartbeat_mode
      if (target !== '1.8') continue
      if (mode === undefined) expectEdited(door, text, { apply: changed => void Object.assign(changed.clusters[index] ?? {}, { heartbeat_mode: 'local' }) })
      else expectEdited(door, text, { path: [...path, 'heartbeat_mode'], apply: changed => void delete changed.clusters[index]?.heartbeat_mode })
    }
  }
  expect(loaded).toBeGreaterThanOrEqual(4)
})

test('comments, unknown attributes and the order of sections stay', () => {
  const text = 'node:\n\tname = alpha\n# the port\n\tip_port =  7777\n\tip_address = 192.0.2.1\n\tnumber = 01\n\tcluster = demo\n\track = 4\n\ncluster:\n\tname = demo\n\tnode_count = 1\n'
  expect(edit(text, ({ nodes: [node] }) => void Object.assign(node ?? {}, { ip_port: 7788 })).text).toBe(text.replace('7777', '7788'))
  const added = edit(text, ({ nodes, clusters }) => {
    nodes.push({ cluster: 'demo', name: 'beta', number: 2, ip_address: '192.0.2.2', ip_port: 7777 })
    Object.assign(clusters[0] ?? {}, { node_count: 2 })
  })
  expect(added.text).toBe(
    text.replace('rack = 4\n', 'rack = 4\n\nnode:\n\tip_port = 7777\n\tip_address = 192.0.2.2\n\tnumber = 2\n\tname = beta\n\tcluster = demo\n').replace('node_count = 1', 'node_count = 2'),
  )
})
