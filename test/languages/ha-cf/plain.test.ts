import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

import fc from '../../support/fast-check.js'
import { describe, expect, test } from 'vitest'

import { edit, haCf, load, loadSchema, print } from '../../../src/languages/ha-cf/index.js'
import type { PlainHaCf } from '../../../src/languages/ha-cf/index.js'
import { directiveNamed, directiveNames } from '../../../src/languages/ha-cf/vocabulary.js'
import type { DirectiveEntry } from '../../../src/languages/ha-cf/vocabulary.js'
import { foundBy } from '../../../src/plain/found.js'
import { createSource } from '../../../src/text/source.js'
import { expectEdited, expectPrinted } from '../../plain/laws.js'

const door = { edit, load, loadSchema, print }
const words = fc.stringMatching(/^[a-zA-Z0-9_./:=-]{1,12}$/)
const values = fc.oneof(
  words,
  fc.integer({ min: -5, max: 70_000 }).map(String),
  fc.constantFrom('on', 'off', 'yes', 'FALSE', 'legacy', 'Any', 'respawn', 'zlib', 'ZLIB', '19200', '1s', '500ms', '.5', '0', '-1', '10x', '2147484', 'nodename', '=x', 'A=b', '/var', 'var', 'local0'),
)
const entries = directiveNames.flatMap(name => directiveNamed(name) ?? []).filter(({ since, until = '3' }) => since <= '3' && until >= '3')

/** Tells whether the check takes a value; what several lines say together is no matter of a value. */
function isTaken(line: string): boolean {
  const { faults } = haCf.read(haCf.parse(createSource('ha.cf', `${line}\n`)), { target: '3' })
  return foundBy(haCf.rules, faults).every(({ severity, origin, rule = '' }) => severity !== 'error' || origin !== 'daemon' || !rule.startsWith('ha-cf/invalid-'))
}

describe('the schema takes a value where the check finds nothing that heartbeat refuses', async () => {
  const schema = await loadSchema('3')
  const options = entries.filter(entry => entry.class === 'option')
  test.each(options.map(entry => [entry.name, entry] as const))('%s', (name, _entry: DirectiveEntry) => {
    fc.assert(
      fc.property(values, value => {
        const { success } = schema.safeParse({ directives: [{ name, words: [value] }] })
        expect(success, `${name} ${value}`).toBe(isTaken(`${name} ${value}`))
      }),
      { seed: 20061122, numRuns: 60 },
    )
  })
})

/** Lines that the schema takes, as the vocabulary has them. */
const directives = fc
  .constantFrom(...entries)
  .chain(entry => fc.record({ name: fc.constant(entry.name), words: fc.array(fc.oneof(values, fc.constantFrom(...(entry.values ?? ['eth0']))), { minLength: 1, maxLength: 3 }) }))
const models: fc.Arbitrary<PlainHaCf> = fc.record({ directives: fc.array(directives, { maxLength: 8 }) })

test('what is printed reads back as it was', () => {
  fc.assert(fc.property(models, model => expectPrinted(door, model, '3')), { seed: 20061122, numRuns: 300 })
})

function texts(): string[] {
  const folders = ['fixtures/ha-cf/ok', 'fixtures/ha-cf/err', '../shared/corpus/ha-cf'].filter(folder => existsSync(folder))
  return folders.flatMap(folder => readdirSync(folder).filter(name => /\.cf$|ha\.cf/.test(name)).map(name => readFileSync(join(folder, name), 'utf8')))
}

test('files are loaded, and read back as they were when they are printed', () => {
  let loaded = 0
  for (const text of texts()) {
    const { model, target } = load(text)
    if (model === undefined) continue
    loaded += 1
    expectPrinted(door, model, target)
  }
  expect(loaded).toBeGreaterThan(10)
})

test('a file that is edited keeps all else', () => {
  const files = texts().filter(text => (load(text).model?.directives.length ?? 0) > 0)
  fc.assert(
    fc.property(fc.constantFrom(...files), fc.nat(1000), fc.constantFrom('value', 'add', 'remove', 'word'), (text, at, what) => {
      const count = load(text).model?.directives.length ?? 0
      const index = at % count
      const path = ['directives', index]
      if (what === 'remove') expectEdited(door, text, { path, apply: model => void model.directives.splice(index, 1) })
      else if (what === 'add') expectEdited(door, text, { apply: model => void model.directives.splice(index, 0, { name: 'node', words: ['gamma'] }) })
      else if (what === 'word') expectEdited(door, text, { path, apply: model => void (model.directives[index] = { name: 'node', words: ['alpha', 'beta', 'gamma'] }) })
      else {
        const name = load(text).model?.directives[index]?.name
        if (name !== 'keepalive' && name !== 'deadtime' && name !== 'logfile') return
        expectEdited(door, text, { path, apply: model => void (model.directives[index] = { name, words: ['17'] }) })
      }
    }),
    { seed: 20061122, numRuns: 300 },
  )
})

test('comments and blanks stay', () => {
  const text = '# our cluster\nkeepalive\t2   # short\n\n  deadtime 30\nnode alpha,beta\n'
  expect(edit(text, model => { model.directives[0] = { name: 'keepalive', words: ['500ms'] } }).text).toBe(text.replace('2 ', '500ms '))
  expect(edit(text, model => { model.directives[2]?.words.push('gamma') }).text).toBe(text.replace('beta', 'beta gamma'))
  expect(edit(text, model => { model.directives.splice(0, 1) }).text).toBe('# our cluster\n# short\n\n  deadtime 30\nnode alpha,beta\n')
  expect(edit(text, model => { model.directives.splice(1, 0, { name: 'warntime', words: ['10'] }) }).text).toBe(text.replace('short\n', 'short\nwarntime 10\n'))
})

test('what the schema refuses is not written', () => {
  const text = 'keepalive 2\n'
  const edited = edit(text, model => { model.directives[0] = { name: 'keepalive', words: ['fast'] } })
  expect(edited).toMatchObject({ text, edits: [], issues: [{ path: ['directives', 0, 'words', 0], severity: 'error' }] })
  expect(edited.issues[0]?.message).toContain('keepalive takes a time')
})

test('an issue has a path and a place, and is told in the words of the check', () => {
  const text = '# x\nkeepalive 2\ndeadtime 10s\nnod alpha\n'
  const { issues } = load(text)
  expect(issues.map(({ path, rule, span }) => [path, rule, span === undefined ? '' : text.slice(span.start, span.end)])).toEqual([
    [['directives', 1, 'words', 0], 'ha-cf/invalid-time', '10s'],
    [['directives', 2], 'ha-cf/unknown-directive', 'nod'],
  ])
})
