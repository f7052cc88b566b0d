import { describe, expect, test } from 'vitest'

import { authkeys } from '../../../src/languages/authkeys/index.js'
import type { Authkeys } from '../../../src/languages/authkeys/index.js'
import { readSource } from '../../../src/workspace/readings/check-unit.js'
import type { Language } from '../../../src/languages/language.js'
import { formatted } from '../../../src/testing/laws.js'
import { createSource } from '../../../src/text/source.js'
import { Secret } from '../../../src/text/secret.js'

const language = authkeys as unknown as Language

function reading(text: string, mode?: number) {
  return readSource(language, createSource('authkeys', text), { facts: mode === undefined ? {} : { mode } })
}

function facts(text: string, mode?: number) {
  return [...authkeys.extractFacts(reading(text, mode).model as Authkeys)]
}

describe('facts', () => {
  test('keys, the signing one, and the mode', () => {
    const all = facts('auth 2\n1 crc\n2 sha1 not-a-secret\n', 0o600)
    expect(all.map(({ kind }) => kind)).toEqual(['config-file', 'setting', 'setting', 'heartbeat-key', 'setting', 'setting', 'heartbeat-key'])
    expect(all[0]).toMatchObject({ mode: 0o600, language: 'authkeys', path: 'authkeys' })
    expect(all[1]).toMatchObject({ key: 'auth', value: '2', origin: { span: { start: 5, end: 6 } } })
    expect(all[3]).toMatchObject({ number: 1, method: 'crc', isSigning: false })
    expect(all[6]).toMatchObject({ number: 2, method: 'sha1', isSigning: true, origin: { span: { start: 13, end: 32 } } })
  })

  test('keys can be compared and not read', () => {
    const keys = facts('auth 1\n1 sha1 not-a-secret\n2 md5 not-a-secret\n').flatMap(fact => (fact.kind === 'heartbeat-key' ? [fact.key] : []))
    expect(keys[0]?.equals(keys[1] ?? new Secret(''))).toBe(true)
    expect(JSON.stringify(facts('auth 1\n1 sha1 not-a-secret\n'))).not.toContain('not-a')
  })

  test('of equal numbers the last one counts, broken ones do not', () => {
    const keys = facts('auth 1\n1 md5 x\n1 sha1 y\n1 md4 z\n2 sha1\n').flatMap(fact => (fact.kind === 'heartbeat-key' ? [fact.method] : []))
    expect(keys).toEqual(['sha1'])
  })

  test('several choices: the one that its key follows', () => {
    const chosen = facts('auth 1\n1 crc\nauth 2\n').find(fact => fact.kind === 'setting' && fact.key === 'auth')
    expect(chosen).toMatchObject({ value: '1' })
  })
})

describe('format', () => {
  test.each([
    ['auth   2\t\n  1\tcrc\n\n\n\n2 sha1   x   # y\n', 'auth 2\n1 crc\n\n2 sha1 x # y\n'],
    ['\n\n  # a   b\n auth1\n1crc', '# a   b\nauth1\n1crc'],
    ['auth 1 \r\n1  crc\r\n', 'auth 1\r\n1 crc\r\n'],
    ['auth \v 1\n1 crc\n', 'auth \v 1\n1 crc\n'],
    [`1 sha1 ${'k'.repeat(5100)}  x\n`, `1 sha1 ${'k'.repeat(5100)}  x\n`],
  ])('%j', (text, wanted) => expect(formatted(language, text)).toBe(wanted))
})

describe('editor', () => {
  const at = (marked: string) => authkeys.cursorAt(reading(marked.replace('|', '')) as never, marked.indexOf('|'))
  const labels = (marked: string): string[] | undefined => at(marked)?.candidates.map(({ label }) => label)

  test('the start of a line: auth, or the first free number', () => {
    expect(labels('|')).toEqual(['auth', '1'])
    expect(labels('auth 1\n1 crc\n|')).toEqual(['2'])
  })

  test('behind auth: the numbers of the keys', () => {
    expect(labels('auth |\n1 crc\n4 md5 x\n')).toEqual(['1', '4'])
    expect(at('au|th 1\n1 crc\n')).toMatchObject({ span: { start: 0, end: 4 }, entry: { name: 'auth' } })
  })

  test('behind a number: the methods', () => {
    expect(labels('auth 1\n1 |\n')).toEqual(['crc', 'md5', 'sha1'])
    expect(at('auth 1\n1 sh|a1 x\n')).toMatchObject({ span: { start: 9, end: 13 }, entry: { name: 'sha1' } })
  })

  test('a key and a comment: nothing', () => {
    expect(at('auth 1\n1 sha1 not|-a-secret\n')).toBeUndefined()
    expect(at('# au|th\n')).toBeUndefined()
  })

  test('the outline shows no key', () => {
    const outline = authkeys.symbols(reading('auth 1\n1 sha1 not-a-secret\nx\n') as never)
    expect(outline.map(({ name, detail }) => [name, detail])).toEqual([['auth 1', undefined], ['key 1', 'sha1']])
    expect(JSON.stringify(outline)).not.toContain('not-a')
  })

  test('statements for suppressions', () => {
    const { file } = reading('# c\n auth 1 \n1 crc\n')
    expect([...authkeys.statements(file)]).toEqual([{ start: 5, end: 11 }, { start: 13, end: 18 }])
  })
})
