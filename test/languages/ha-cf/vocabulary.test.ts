import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { directiveNamed, directiveNames, vocabulary } from '../../../src/languages/ha-cf/vocabulary.js'
import type { DirectiveEntry } from '../../../src/languages/ha-cf/vocabulary.js'

test('every directive has one line of its own', () => {
  const docs = [...vocabulary.entries()].map(({ doc }) => doc)
  expect(new Set(docs).size).toBe(docs.length)
  for (const doc of docs) expect(doc).toMatch(/^[A-Z][^\n]{15,110}\.$/)
})

test('upper and lower case differ', () => {
  expect(vocabulary.find('keepalive')?.default).toBe('1')
  expect(vocabulary.find('Keepalive')).toBeUndefined()
  expect(vocabulary.find('toString')).toBeUndefined()
})

interface Listed {
  readonly name: string
  readonly class: string
  readonly since: string
  readonly until?: string
  readonly plugin?: string
  readonly repeat: string
  readonly args?: readonly { readonly type: string; readonly values?: readonly string[]; readonly min?: unknown; readonly max?: number }[]
}

const path = join(process.cwd(), '../shared/reference/ha-cf/directives.json')
const listed: readonly Listed[] = existsSync(path)
  ? (JSON.parse(readFileSync(path, 'utf8')) as { directives: readonly Listed[] }).directives
  : []

describe.skipIf(listed.length === 0)(`the list of directives${listed.length === 0 ? ' (is not here)' : ''}`, () => {
  test('names the same ones', () => {
    expect([...directiveNames].sort()).toEqual(listed.map(({ name }) => name).sort())
  })

  test.each(listed.map(item => [item.name, item] as const))('%s', (name, item) => {
    const entry = directiveNamed(name) as DirectiveEntry
    expect(entry.class).toBe(item.class === 'alias' ? 'medium-list' : item.class)
    expect(entry.since).toBe(major(item.since))
    expect(entry.repetition === 'refused').toBe(item.repeat.startsWith('error-if-repeated'))
    const [first] = item.args ?? []
    if (entry.class !== 'option' || first === undefined) return
    if (first.type === 'boolean') expect(entry.type.kind).toBe('boolean')
    if (first.type === 'time') expect(entry.type).toEqual({ kind: 'time', min: String(first.min).startsWith('>0') ? 1 : 0 })
    if (first.type === 'int') expect(entry.type).toMatchObject({ kind: 'integer', min: first.min })
    if (first.type === 'int' && name !== 'udpport') expect(entry.type).toMatchObject(first.max === undefined ? {} : { max: first.max })
    if (first.values !== undefined && entry.type.kind === 'choice') expect(entry.type.words).toEqual(first.values)
    if (first.values !== undefined && entry.type.kind === 'rate') expect(entry.type.rates.map(String)).toEqual(first.values)
  })
})

/** 0.4.x and 1.0 to 1.98 count as 1, 1.99 and 2.0 to 2.98 as 2, the rest as 3. */
function major(since: string): string {
  const version = /[0-9]+(\.[0-9]+)?/.exec(since)?.[0] ?? ''
  const [first = 0, second = 0] = version.split('.').map(Number)
  if (first < 1 || (first === 1 && second < 99)) return '1'
  return first < 2 || (first === 2 && second < 99) ? '2' : '3'
}
