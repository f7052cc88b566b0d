import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import { drbdReactor, edit, load, loadSchema, print } from '../../../src/languages/drbd-reactor/index.js'
import type { PlainDrbdReactor, PlainValue } from '../../../src/languages/drbd-reactor/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import fc from '../../support/fast-check.js'
import { expectEdited, expectPrinted } from '../../plain/laws.js'

const door = { edit, load, loadSchema, print }
const text = fc.string({ unit: 'binary', maxLength: 12 }).filter(own => !/\p{Surrogate}/u.test(own))
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }).filter(own => !Number.isInteger(own)))
const { value } = fc.letrec<{ value: PlainValue }>(tie => ({
  value: fc.oneof({ maxDepth: 2 }, text, number, fc.boolean(), fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(fc.stringMatching(/^[a-z-]{1,6}$/), tie('value'), { maxKeys: 3 })),
}))
const values = fc.dictionary(fc.oneof(fc.stringMatching(/^x[\w-]{0,5}$/), fc.stringMatching(/^x é?$/)), value, { maxKeys: 3 })
const models: fc.Arbitrary<PlainDrbdReactor> = fc.record({
  values,
  tables: fc.array(fc.record({ name: fc.tuple(fc.stringMatching(/^[a-w]{1,4}$/)), isRepeated: fc.constant(true), values }), { maxLength: 4 }),
})

test.each([[1, true], [1.5, true], [-3, true], [2 ** 53 - 1, true], [2 ** 53, false], [1e300, false], [Number.NaN, false], [Number.POSITIVE_INFINITY, false]])('the number %d can be written: %s', async (number, isTaken) => {
  expect((await loadSchema()).safeParse({ values: { x: number }, tables: [] }).success).toBe(isTaken)
})

test('what is printed reads back as it was, and the schema takes it', async () => {
  const schema = await loadSchema()
  fc.assert(
    fc.property(models, model => {
      expectPrinted(door, model)
      expect(schema.safeParse(model).error).toBeUndefined()
    }),
    { numRuns: 400 },
  )
})

test('the schema takes a value where nothing that is found in it is an error of the daemon', async () => {
  const schema = await loadSchema()
  const odd = fc.constantFrom<PlainValue>('systemd', 'shell', 'Requires', 'requires', 'reboot', 0, 1, -1, 1.5, 4_294_967_296, true, [], ['a.service'], [1], 'INFO', { operator: 'Equals', value: 'x' }, { operator: 'Is', value: 'x' }, { operator: 'NotEquals', value: 2 }, {})
  const keys = fc.constantFrom<[string[], string]>(
    [['promoter', 'resources', 'r0'], 'runner'], [['promoter', 'resources', 'r0'], 'start'], [['promoter', 'resources', 'r0'], 'target-as'], [['promoter', 'resources', 'r0'], 'secondary-force'],
    [['promoter', 'resources', 'r0'], 'sleep-before-promote-factor'], [['log'], 'level'], [['umh', 'resource'], 'event-type'], [['umh', 'device'], 'volume'], [['umh', 'resource'], 'env'], [['agentx'], 'cache-max'], [['agentx'], 'address'],
  )
  fc.assert(
    fc.property(keys, odd, ([name, key], own) => {
      const isRepeated = name[0] !== 'promoter'
      const [outer = ''] = name
      const model: PlainDrbdReactor = { values: {}, tables: [...(name.length > 1 ? [{ name: [outer], isRepeated: true, values: {} }] : []), { name, isRepeated, values: { ...(name[0] === 'umh' ? { command: 'x' } : {}), [key]: own } }] }
      const written = print(model)
      const isTaken = findingsOf(drbdReactor as unknown as Language, written).every(({ severity, origin }) => severity !== 'error' || origin !== 'daemon')
      expect(schema.safeParse(model).success, written).toBe(isTaken)
    }),
    { numRuns: 400 },
  )
})

function texts(): string[] {
  const folders = ['fixtures/drbd-reactor/ok', '../shared/corpus/drbd-reactor'].filter(folder => existsSync(folder))
  return folders.flatMap(folder => readdirSync(folder).filter(name => name.endsWith('.toml')).map(name => readFileSync(join(folder, name), 'utf8')))
}

test('files are loaded, printed and edited, and keep all else', () => {
  let loaded = 0
  for (const file of texts()) {
    const { model } = load(file)
    if (model === undefined) continue
    loaded += 1
    expectPrinted(door, model)
    for (const [index, { values: own }] of model.tables.entries()) {
      for (const key of Object.keys(own)) {
        // Without its command, no rule is taken by the schema.
        if (key !== 'command') expectEdited(door, file, { path: ['tables', index, 'values', key], apply: changed => void delete changed.tables[index]?.values[key] })
        if (typeof own[key] === 'boolean') expectEdited(door, file, { path: ['tables', index, 'values', key], apply: changed => void Object.assign(changed.tables[index]?.values ?? {}, { [key]: own[key] !== true }) })
      }
      expectEdited(door, file, { apply: changed => void Object.assign(changed.tables[index]?.values ?? {}, { zz: ['a', 1, { b: true }] }) })
    }
    expectEdited(door, file, { apply: changed => void changed.tables.push({ name: ['debugger'], isRepeated: true, values: { zz: 1 } }) })
    expectEdited(door, file, { apply: changed => void (changed.values['zz'] = 1) })
  }
  expect(loaded).toBeGreaterThanOrEqual(2)
})

test('what JavaScript has no value for is not loaded', () => {
  for (const file of ['a = 1.0\n', 'a = 1979-05-27\n', 'a = 9007199254740993\n', 'a = inf\n', '"a.b" = 1\n']) expect(load(file).model).toBeUndefined()
})
