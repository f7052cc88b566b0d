import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

import fc from '../../support/fast-check.js'
import { expect, test } from 'vitest'

import { edit, haresources, load, loadSchema, print } from '../../../src/languages/haresources/index.js'
import type { PlainHaresources } from '../../../src/languages/haresources/index.js'
import { scripts } from '../../../src/languages/haresources/vocabulary.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { expectEdited, expectPrinted, shown } from '../../plain/laws.js'

const door = { edit, load, loadSchema, print }
const part = fc.oneof(
  fc.stringMatching(/^[a-z][a-z0-9/._-]{0,9}$/),
  fc.constantFrom('192.0.2.10', '192.0.2.10/24/eth0', '192.0.2', '2001:db8:0:0:0:0:0:1/64', '/dev/drbd0', '-Lsrv', '300.0.2.1', 'service_address/24'),
)
const script = fc.oneof(fc.constantFrom(...scripts.map(({ name }) => name)), fc.stringMatching(/^[a-z]{1,8}$/), fc.constant('192.0.2'))
const resources = fc.record({ script, arguments: fc.array(part, { maxLength: 5 }) })
const models: fc.Arbitrary<PlainHaresources> = fc.record({
  groups: fc.array(fc.record({ host: fc.constantFrom('alpha', 'beta', 'gamma.example.com'), resources: fc.array(resources, { minLength: 1, maxLength: 6 }) }), { maxLength: 4 }),
})

test('the schema takes a resource where its script does', async () => {
  const schema = await loadSchema()
  const ofValues = ['haresources/invalid-argument-count', 'haresources/invalid-address']
  fc.assert(
    fc.property(resources, resource => {
      const text = print({ groups: [{ host: 'alpha', resources: [resource] }] })
      const isTaken = findingsOf(haresources as never, text).every(({ rule }) => !ofValues.includes(rule))
      expect(schema.safeParse({ groups: [{ host: 'alpha', resources: [resource] }] }).success, text).toBe(isTaken)
    }),
    { seed: 5, numRuns: 400 },
  )
})

test('what is printed reads back as it was', () => {
  fc.assert(fc.property(models, model => expectPrinted(door, model)), { seed: 5, numRuns: 200 })
})

function texts(): string[] {
  const folders = ['fixtures/haresources/ok', 'fixtures/haresources/err', '../shared/corpus/haresources'].filter(folder => existsSync(folder))
  return folders.flatMap(folder => readdirSync(folder).filter(name => !/\.(out|json|md)$/.test(name)).map(name => readFileSync(join(folder, name), 'utf8')))
}

test('files are loaded, and read back as they were when they are printed', () => {
  let loaded = 0
  for (const text of texts()) {
    const { model, issues } = load(text)
    if (model === undefined || issues.some(({ severity }) => severity === 'error')) continue
    loaded += 1
    expectPrinted(door, model)
  }
  expect(loaded).toBeGreaterThanOrEqual(10)
})

test('files are edited, and keep all else', () => {
  for (const text of texts()) {
    const { model, issues } = load(text)
    if (model === undefined || issues.length > 0) continue
    for (const [index, { resources: own }] of model.groups.entries()) {
      const path = ['groups', index]
      const add = { script: 'Delay', arguments: ['3'] }
      expectEdited(door, text, { path, apply: ({ groups }) => void groups[index]?.resources.splice(1, 0, add) })
      expectEdited(door, text, { path, apply: ({ groups }) => void groups[index]?.resources.push(add) })
      expectEdited(door, text, { path, apply: ({ groups }) => void (groups[index] = { host: 'gamma', resources: own }) })
      expectEdited(door, text, { path, apply: ({ groups }) => void groups[index]?.resources.splice(own.length - 1, 1, add) })
      expectEdited(door, text, { path, apply: ({ groups }) => void groups.splice(index, 1) })
      expectEdited(door, text, { apply: ({ groups }) => void groups.splice(index, 0, { host: 'delta', resources: [add] }) })
    }
  }
})

test('a change keeps the lines of a group, and what other resources look like', () => {
  const text = '# first\nalpha 192.0.2.10/24 \\\n  drbddisk::r0  Filesystem::/dev/drbd0::/srv \\\n  httpd # web\n'
  const renamed = edit(text, ({ groups: [group] }) => { group?.resources[1]?.arguments.splice(0, 1, 'r1') })
  expect(renamed.text).toBe(text.replace('::r0', '::r1'))
  const shorter = edit(text, ({ groups: [group] }) => { group?.resources.splice(2, 1) })
  expect(shorter.text).toBe('# first\nalpha 192.0.2.10/24 \\\n  drbddisk::r0  \\\n  httpd # web\n')
})

test('a long group is continued', () => {
  const resources = [['drbddisk', 'r0'], ['Filesystem', '/dev/drbd0', '/srv', 'ext3'], ['IPaddr', '192.0.2.10/24/eth0'], ['httpd']]
  const groups = [{ host: 'alpha', resources: resources.map(([script = '', ...values]) => ({ script, arguments: values })) }]
  expect(print({ groups })).toBe('alpha drbddisk::r0 Filesystem::/dev/drbd0::/srv::ext3 \\\n    IPaddr::192.0.2.10/24/eth0 httpd\n')
})

test('a bare address is the argument of IPaddr', () => {
  expect(shown(load('alpha 192.0.2.10/24 httpd\n').model)).toBe(
    shown({ groups: [{ host: 'alpha', resources: [{ script: 'IPaddr', arguments: ['192.0.2.10/24'] }, { script: 'httpd', arguments: [] }] }] }),
  )
})

test('an issue is told in the words of the check', () => {
  const { issues } = load('alpha Filesystem::/dev/sda1 IPaddr::300.0.2.1\n')
  expect(issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
    ['groups.0.resources.0', '"Filesystem" takes 2 to 4 arguments, not 1'],
    ['groups.0.resources.1', '"300.0.2.1" is not an IPv4 address'],
  ])
})
