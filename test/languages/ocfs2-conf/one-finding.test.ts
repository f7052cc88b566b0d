import { describe, expect, test } from 'vitest'

import { ocfs2Conf } from '../../../src/languages/ocfs2-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { applyEdits } from '../../../src/text/edit.js'
import { findingsOf } from '../../../src/testing/findings-of.js'

const language = ocfs2Conf as unknown as Language
const cluster = 'cluster:\n\tnode_count = 2\n\tname = demo\n'
const attributes = (name: string, number: number): string =>
  `\tip_port = 7777\n\tip_address = 192.0.2.${number + 4}\n\tnumber = ${number}\n\tname = ${name}\n\tcluster = demo\n`
const good = `${cluster}\nnode:\n${attributes('alpha', 0)}\nnode:\n${attributes('beta', 1)}`

/** Lists findings as `code origin`. */
function found(text: string): string[] {
  return findingsOf(language, text).map(({ rule, origin }) => `${rule.replace('ocfs2-conf/', '')} ${origin}`)
}

test('the good file', () => expect(found(good)).toEqual([]))

describe('a head that is gone', () => {
  const [first = '', second = ''] = good.split('\nnode:\n').slice(1)
  test.each([
    ['deleted', `${cluster}\nnode:\n${first}\n${second}`, 'daemon'],
    ['commented out', `${cluster}\nnode:\n${first}\n#node:\n${second}`, 'daemon'],
    ['deleted with the empty line', `${cluster}\nnode:\n${first}${second}`, 'practice'],
    ['commented out without an empty line', `${cluster}\nnode:\n${first}# node:\n${second}`, 'practice'],
    ['of the first section', good.replace('cluster:\n', ''), 'daemon'],
    ['of a node behind the cluster', good.replace('\nnode:\n', ''), 'practice'],
  ])('%s: one finding', (_title, text, origin) => {
    expect(found(text)).toEqual([`missing-head ${origin}`])
  })
})

test('a head that parts a section', () => {
  expect(found(good.replace('\tnumber = 1\n', 'node:\n\tnumber = 1\n'))).toEqual(['misplaced-head daemon'])
  expect(found(good.replace('\tnumber = 1\n', 'cluster:\n\tnumber = 1\n'))).toEqual(['misplaced-head daemon'])
})

test('lines that lost their blanks: one finding, and one fix', () => {
  const flat = good.replaceAll('\t', '')
  expect(found(flat)).toEqual(['misplaced-attribute daemon'])
  expect(applyEdits(flat, findingsOf(language, flat)[0]?.fixes[0]?.edits ?? [])).toBe(good)
  expect(found(good.replace('\tnumber = 1', 'number = 1'))).toEqual(['misplaced-attribute daemon'])
})

test('an empty line within a section stays what it is', () => {
  expect(found(good.replace('\tnumber = 1\n', '\n\tnumber = 1\n'))).toEqual(['misplaced-attribute daemon'])
})

test('empty lines everywhere are one habit', () => {
  expect(found(good.replaceAll('\n', '\n\n'))).toEqual(['misplaced-attribute daemon'])
})

test('a remark of another language does not end its section', () => {
  expect(found(good.replace('\tnumber = 1\n', '// the second one\n\tnumber = 1\n'))).toEqual(['invalid-head daemon'])
  expect(found(good.replace('\tnumber = 1\n', ';\tnumber = 1\n'))).toEqual(['invalid-head daemon'])
})

test('all that a section lacks is one finding, and where it may be', () => {
  const text = good.replace('\tip_port = 7777\n\tip_address = 192.0.2.4\n', '')
  const [first] = findingsOf(language, text)
  expect(found(text)).toEqual(['missing-attribute daemon'])
  expect(first?.message).toContain('"ip_address" and "ip_port"')
  expect(found(good.replace('\tnode_count = 2\n', '').replace('\tnumber = 1\n', '\tnode_count = 2\n\tnumber = 1\n'))).toEqual(['missing-attribute daemon'])
})

test('an attribute with the name of another one', () => {
  expect(found(good.replace('name = beta', 'ip_address = beta'))).toEqual(['missing-attribute daemon'])
  expect(found(good.replace('number = 1\n\tname = beta\n\tcluster = demo', 'number = 1\n\tname = beta\n\tname = demo'))).toEqual(['missing-attribute practice'])
})

test('a byte-order mark is told once, and the rest is read', () => {
  expect(found(`\uFEFF# demo\n${good}`)).toEqual(['invalid-head daemon'])
  expect(found(`\uFEFF${good}`)).toEqual(['invalid-head daemon'])
})

test('a vertical tab is a part of the value', () => {
  expect(found(good.replace('number = 1\n', 'number = 1\v\n'))).toEqual(['invalid-number daemon'])
  expect(found(good.replace('192.0.2.5\n', '192.0.2.5\v\n'))).toEqual(['invalid-address daemon'])
  expect(found(good.replace('number = 1\n', 'number = 1\f\n'))).toEqual([])
})
