import { describe, expect, test } from 'vitest'

import { createEqualFiles } from '../../../src/workspace/readings/equal-files.js'
import type { FileVerdict, JudgedFile } from '../../../src/workspace/readings/equal-files.js'
import { relocatable } from '../../../src/workspace/readings/relocatable.js'
import { Secret } from '../../../src/text/secret.js'

const judge = {}
const span = { start: 0, end: 4 }

function fileNamed(file: string, change: Partial<JudgedFile> = {}): JudgedFile {
  return { file, text: 'text', judge, variant: '', ...change }
}

/** Makes a verdict that names its file, and takes note of what was judged. */
function judging() {
  const judged: string[] = []
  const judgeOf = ({ file }: JudgedFile) => (): FileVerdict & { readonly version: string } => {
    judged.push(file)
    return { found: [], facts: [{ kind: 'host-name', name: 'alpha', source: 'hostname', origin: { file, span } }], version: '9' }
  }
  return { judged, judgeOf }
}

describe('a text that several files have', () => {
  test('is judged once, and each file has places of its own', () => {
    const files = createEqualFiles()
    const [first, second] = [fileNamed('a/hostname'), fileNamed('b/hostname')]
    const { judged, judgeOf } = judging()
    files.verdictOn(first, judgeOf(first))
    const verdict = files.verdictOn(second, judgeOf(second))
    expect(judged).toEqual(['a/hostname'])
    const [fact, ...others] = verdict.facts
    expect(fact?.origin).toEqual({ file: 'b/hostname', span })
    expect(others).toEqual([])
    expect(verdict.version).toBe('9')
  })

  test.each<[string, Partial<JudgedFile>]>([
    ['the text', { text: 'other' }],
    ['the judge', { judge: {} }],
    ['the version', { variant: '8.4' }],
  ])('is judged again where %s differs', (_, change) => {
    const files = createEqualFiles()
    const [first, second] = [fileNamed('a/hostname'), fileNamed('b/hostname', change)]
    const { judged, judgeOf } = judging()
    files.verdictOn(first, judgeOf(first))
    files.verdictOn(second, judgeOf(second))
    expect(judged).toHaveLength(2)
  })

  test('is judged by itself where it holds a suppression', () => {
    const files = createEqualFiles()
    const text = '# cfgcheck-ignore a/b: c'
    const { judged, judgeOf } = judging()
    for (const name of ['a/hostname', 'b/hostname']) files.verdictOn(fileNamed(name, { text }), judgeOf(fileNamed(name)))
    expect(judged).toHaveLength(2)
  })
})

describe('data that names a file', () => {
  test('is copied as deep as the name stands; the rest, and secrets, are shared', () => {
    const secret = new Secret('not-a-secret')
    const item = { value: secret, origin: { file: 'a', span }, list: [{ file: 'a' }, { file: 'c' }], other: { file: 'c' } }
    const [moved] = relocatable([item], 'a')?.at('b') ?? []
    expect(moved).toEqual({ value: secret, origin: { file: 'b', span }, list: [{ file: 'b' }, { file: 'c' }], other: { file: 'c' } })
    expect(moved?.value).toBe(secret)
    expect(moved?.other).toBe(item.other)
    expect(item.origin.file).toBe('a')
  })

  test('is not moved where the name stands inside a message', () => {
    expect(relocatable([{ message: 'see a/ha.cf', origin: { file: 'a/ha.cf', span } }], 'a/ha.cf')).toBeUndefined()
  })

  test('is not moved where a place is no plain data', () => {
    class Node {
      readonly file = 'a'
      readonly span = span
    }
    expect(relocatable([{ origin: new Node() }], 'a')).toBeUndefined()
  })
})
