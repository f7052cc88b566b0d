import { describe, expect, test } from 'vitest'

import { createCopies } from '../../../src/workspace/readings/copies.js'
import type { FileVerdict, JudgedFile } from '../../../src/workspace/readings/copies.js'
import { movable } from '../../../src/workspace/readings/moved.js'
import type { FileCircumstances } from '../../../src/rules/define-rule.js'
import { Secret } from '../../../src/text/secret.js'

const judge = {}
const span = { start: 0, end: 4 }

function fileNamed(file: string, change: Partial<JudgedFile> = {}): JudgedFile {
  return { file, text: 'text', judge, variant: '', circumstances: {}, ...change }
}

/** A verdict that names its file, and asks for some of the circumstances. */
function judging(file: JudgedFile, ...asked: (keyof FileCircumstances)[]) {
  const calls: string[] = []
  const work = (circumstances: FileCircumstances): FileVerdict<string> => {
    calls.push(file.file)
    for (const name of asked) void circumstances[name]
    const fact = { kind: 'host-name', name: 'alpha', source: 'hostname', origin: { file: file.file, span } } as const
    return { diagnostics: [], facts: [fact], rest: file.file }
  }
  return { calls, work }
}

describe('a text of which there are copies', () => {
  test('is judged once, and each copy has places of its own', () => {
    const copies = createCopies()
    const [first, second] = [fileNamed('a/hostname'), fileNamed('b/hostname')]
    const { calls, work } = judging(first)
    copies.verdictOn(first, work)
    const verdict = copies.verdictOn(second, work)
    expect(calls).toEqual(['a/hostname'])
    expect(verdict.facts[0]?.origin).toEqual({ file: 'b/hostname', span })
    expect(verdict.rest).toBe('a/hostname')
  })

  test.each<[string, Partial<JudgedFile>]>([
    ['the text', { text: 'other' }],
    ['the judge', { judge: {} }],
    ['the version', { variant: '8.4' }],
    ['a circumstance that was asked for', { circumstances: { mode: 0o600 } }],
  ])('is judged again where %s differs', (_, change) => {
    const copies = createCopies()
    const first = fileNamed('a/hostname')
    const { calls, work } = judging(first, 'mode')
    copies.verdictOn(first, work)
    copies.verdictOn(fileNamed('b/hostname', change), work)
    expect(calls).toHaveLength(2)
  })

  test('is not judged again where only unasked circumstances differ', () => {
    const copies = createCopies()
    const first = fileNamed('a/hostname', { circumstances: { mode: 0o600, host: 'alpha' } })
    const { calls, work } = judging(first, 'mode')
    copies.verdictOn(first, work)
    copies.verdictOn(fileNamed('b/hostname', { circumstances: { mode: 0o600, host: 'beta' } }), work)
    expect(calls).toHaveLength(1)
  })

  test('is judged again where all circumstances were copied', () => {
    const copies = createCopies()
    const first = fileNamed('a/hostname', { circumstances: { mode: 0o600 } })
    let count = 0
    const work = (circumstances: FileCircumstances): FileVerdict<object> => ({ diagnostics: [], facts: [], rest: { ...circumstances, count: (count += 1) } })
    copies.verdictOn(first, work)
    copies.verdictOn(fileNamed('b/hostname', { circumstances: { mode: 0o600, host: 'beta' } }), work)
    expect(count).toBe(2)
  })

  test('is judged by itself where it holds a suppression', () => {
    const copies = createCopies()
    const text = '# cfgcheck-ignore a/b: c'
    const { calls, work } = judging(fileNamed('a/hostname', { text }))
    for (const name of ['a/hostname', 'b/hostname']) copies.verdictOn(fileNamed(name, { text }), work)
    expect(calls).toHaveLength(2)
  })
})

describe('data that names a file', () => {
  test('is copied as deep as the name stands; the rest, and secrets, are shared', () => {
    const secret = new Secret('not-a-secret')
    const item = { value: secret, origin: { file: 'a', span }, list: [{ file: 'a' }, { file: 'c' }], other: { file: 'c' } }
    const [moved] = movable([item], 'a')?.movedTo('b') ?? []
    expect(moved).toEqual({ value: secret, origin: { file: 'b', span }, list: [{ file: 'b' }, { file: 'c' }], other: { file: 'c' } })
    expect(moved?.value).toBe(secret)
    expect(moved?.other).toBe(item.other)
    expect(item.origin.file).toBe('a')
  })

  test('is not moved where the name stands inside a message', () => {
    expect(movable([{ message: 'see a/ha.cf', origin: { file: 'a/ha.cf', span } }], 'a/ha.cf')).toBeUndefined()
  })

  test('is not moved where a place is no plain data', () => {
    class Node {
      readonly file = 'a'
      readonly span = span
    }
    expect(movable([{ origin: new Node() }], 'a')).toBeUndefined()
  })
})
