import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'

import fc from '../../support/fast-check.js'
import { corosyncConf, edit, load, loadSchema, print } from '../../../src/languages/corosync-conf/index.js'
import type { PlainCorosyncConf, PlainSection } from '../../../src/languages/corosync-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { Secret } from '../../../src/text/secret.js'
import { expectEdited, expectPrinted } from '../../plain/laws.js'

const door = { edit, load, loadSchema, print }
const name = fc.stringMatching(/^[a-z][a-z_]{2,12}$/)
const value = fc.oneof(fc.nat(65535).map(String), fc.stringMatching(/^[!-z]([ -z]{0,10}[!-z])?$/), fc.constant(''))
const leaf: fc.Arbitrary<PlainSection> = fc.record({ name, settings: fc.dictionary(name, value, { maxKeys: 4 }), sections: fc.constant([]) })
const section: fc.Arbitrary<PlainSection> = fc.record({ name, settings: fc.dictionary(name, value, { maxKeys: 4 }), sections: fc.array(leaf, { maxLength: 3 }) })
const models: fc.Arbitrary<PlainCorosyncConf> = fc.record({ sections: fc.array(section, { maxLength: 4 }) })

test('what is printed reads back as it was', () => {
  fc.assert(fc.property(models, model => expectPrinted(door, model)), { seed: 11, numRuns: 300 })
})

const sound = readdirSync('fixtures/corosync-conf/ok').map(file => [file, readFileSync(`fixtures/corosync-conf/ok/${file}`, 'utf8')] as const)

test.each(sound)('%s: a change touches its own line, and nothing else', (_, text) => {
  expectEdited(door, text, { path: ['sections', 0, 'settings', 'cluster_name'], apply: model => void (model.sections[0]!.settings['cluster_name'] = 'other') })
  const nodes = load(text).model!.sections.findIndex(other => other.name === 'nodelist')
  expectEdited(door, text, { path: ['sections', nodes, 'sections', 1, 'settings', 'ring0_addr'], apply: model => void (model.sections[nodes]!.sections[1]!.settings['ring0_addr'] = '192.0.2.77') })
  expectEdited(door, text, { path: ['sections', nodes], apply: model => void model.sections[nodes]!.sections.push({ name: 'node', settings: { name: 'omega', nodeid: '9' }, sections: [] }) })
})

test('the schema takes a value where nothing that is found in it is an error', async () => {
  const schema = await loadSchema()
  const language = corosyncConf as unknown as Language
  const values = fc.constantFrom('', '0', '1', '2', '255', '256', '65536', '4294967295', '4294967296', '-1', '+3', '5s', 'yes', 'on', 'knet', 'udp', 'none', 'aes256', 'sha256', 'passive', 'trace')
  const keys = fc.constantFrom(
    ['totem', 'token'], ['totem', 'transport'], ['totem', 'crypto_cipher'], ['totem', 'crypto_hash'], ['totem', 'link_mode'], ['totem', 'ip_version'],
    ['quorum', 'two_node'], ['quorum', 'expected_votes'], ['logging', 'debug'], ['logging', 'to_syslog'], ['totem', 'knet_compression_level'], ['totem', 'cluster_name'],
  )
  fc.assert(
    fc.property(keys, values, ([around = '', key = ''], written) => {
      const model: PlainCorosyncConf = { sections: [{ name: around, settings: { [key]: written }, sections: [] }] }
      const isTaken = !findingsOf(language, { text: print(model), target: '3.1' }).some(({ rule }) => rule === 'corosync-conf/invalid-number' || rule === 'corosync-conf/invalid-choice')
      expect({ key, written, isTaken: schema.safeParse(model).success }).toEqual({ key, written, isTaken })
    }),
    { seed: 11, numRuns: 400 },
  )
})

test.each<[string, PlainSection]>([
  ['a name with a blank', { name: 'to tem', settings: {}, sections: [] }],
  ['a key with a brace', { name: 'totem', settings: { 'a{': '1' }, sections: [] }],
  ['a value of two lines', { name: 'totem', settings: { cluster_name: 'a\nb' }, sections: [] }],
])('%s is refused', async (_, section) => {
  expect((await loadSchema()).safeParse({ sections: [section] }).success).toBe(false)
})

test('the key of the cluster is a secret', () => {
  const { model } = load('totem {\n\tversion: 2\n\tkey: not-a-secret\n}\n')
  expect(model?.sections[0]?.settings['key']).toBeInstanceOf(Secret)
})

test.each(['totem {\n', '}\n', 'totem {\n\tversion 2\n}\n', 'totem {\n\ttoken: 1\n\ttoken: 2\n}\n', '\uFEFFtotem {\n}\n'])('%j is not changed, and said why', text => {
  const { text: after, issues } = edit(text, model => void model.sections.pop())
  expect(after).toBe(text)
  expect(load(text).model).toBeUndefined()
  expect(issues.length).toBeGreaterThanOrEqual(text.includes('token') ? 0 : 1)
})
