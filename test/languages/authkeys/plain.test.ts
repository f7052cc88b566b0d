import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

import fc from '../../support/fast-check.js'
import { expect, test } from 'vitest'

import { authkeys, edit, load, loadSchema, print } from '../../../src/languages/authkeys/index.js'
import type { PlainAuthkeys, PlainKey } from '../../../src/languages/authkeys/index.js'
import { foundBy } from '../../../src/plain/found.js'
import { createSource } from '../../../src/text/source.js'
import { Secret } from '../../../src/text/secret.js'
import { expectEdited, expectPrinted } from '../../plain/laws.js'

const door = { edit, load, loadSchema, print }
const word = fc.stringMatching(/^[!-~]{1,12}$/).filter(text => !text.includes('#'))

test('the schema takes a key where heartbeat does', async () => {
  const schema = await loadSchema()
  const numbers = fc.oneof(fc.integer({ min: -2, max: 20 }), fc.constantFrom(15, 16, 0, -1))
  const methods = fc.constantFrom('crc', 'md5', 'sha1', 'sha256', 'SHA1', 'key')
  fc.assert(
    fc.property(numbers, methods, fc.option(word, { nil: undefined }), (number, method, key) => {
      const line = [number, method, ...(key === undefined ? [] : [key])].join(' ')
      const reading = authkeys.read(authkeys.parse(createSource('authkeys', `auth ${number}\n${line}\n`)), {})
      const isTaken = foundBy(authkeys.rules, reading.faults).every(({ severity, origin }) => severity !== 'error' || origin !== 'daemon')
      const { success } = schema.safeParse({ auth: number, keys: [{ number, method, ...(key === undefined ? {} : { key: new Secret(key) }) }] })
      expect(success, line).toBe(isTaken)
    }),
    { seed: 11, numRuns: 500 },
  )
  expect(schema.safeParse({ auth: 2, keys: [{ number: 1, method: 'crc' }] }).success).toBe(false)
})

const keys: fc.Arbitrary<PlainKey> = fc.oneof(
  fc.record({ number: fc.nat(15), method: fc.constant('crc' as const) }),
  fc.record({ number: fc.nat(15), method: fc.constantFrom('md5' as const, 'sha1' as const), key: word.map(text => new Secret(text)) }),
)
const models: fc.Arbitrary<PlainAuthkeys> = fc.record({ auth: fc.nat(15), keys: fc.array(keys, { maxLength: 5 }) })

test('what is printed reads back as it was', () => {
  fc.assert(fc.property(models, model => expectPrinted(door, model)), { seed: 11, numRuns: 300 })
})

function texts(): string[] {
  const folders = ['fixtures/authkeys/ok', 'fixtures/authkeys/err', '../shared/corpus/authkeys'].filter(folder => existsSync(folder))
  return folders.flatMap(folder => readdirSync(folder).filter(name => !name.endsWith('.out') && !name.endsWith('.json')).map(name => readFileSync(join(folder, name), 'utf8')))
}

test('files are loaded, printed and edited, and keep all else', () => {
  let loaded = 0
  for (const text of texts()) {
    const { model } = load(text)
    if (model === undefined) continue
    loaded += 1
    expectPrinted(door, model)
    for (const index of model.keys.keys()) {
      const path = ['keys', index]
      const number = model.keys[index]?.number ?? 0
      expectEdited(door, text, { path, apply: changed => void (changed.keys[index] = { number, method: 'sha1', key: new Secret('not-a-secret') }) })
      if (model.keys.some((key, other) => other !== index && key.number === model.auth)) expectEdited(door, text, { path, apply: changed => void changed.keys.splice(index, 1) })
    }
    expectEdited(door, text, { apply: changed => void changed.keys.push({ number: 9, method: 'crc' }) })
    expectEdited(door, text, { path: ['auth'], apply: changed => void (changed.auth = changed.keys[0]?.number ?? changed.auth) })
  }
  expect(loaded).toBeGreaterThan(3)
})

test('a comment behind a key stays, and a second choice is the one that counts', () => {
  const text = '# keys\nauth 1\n1 md5  old   # until June\nauth 2\n2 sha1 other\n'
  const edited = edit(text, model => {
    model.auth = 1
    model.keys[0] = { number: 1, method: 'sha1', key: new Secret('new') }
  })
  expect(edited.text).toBe('# keys\nauth 1\n1 sha1  new   # until June\nauth 1\n2 sha1 other\n')
})

test('a file with a line that heartbeat refuses is no model, and issues show no key', () => {
  const { model, issues } = load('auth 1\nnot-a-secret\n1 crc\n')
  expect(model).toBeUndefined()
  expect(issues.map(({ rule }) => rule)).toEqual(['authkeys/invalid-line'])
  expect(JSON.stringify([issues, load('auth 1\n1 sha1 not-a-secret\n')])).not.toContain('not-a-secret')
  const refused = edit('auth 1\n1 crc\n', ({ keys }) => void (keys[0] = { number: 1, method: 'md5', key: new Secret('not a-secret') }))
  expect(refused).toMatchObject({ text: 'auth 1\n1 crc\n', issues: [{ path: ['keys', 0, 'key'] }] })
  expect(JSON.stringify(refused)).not.toContain('a-secret')
})
