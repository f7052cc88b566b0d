import { expect, test } from 'vitest'

import type { Diagnostic } from '../../../src/diagnostics/diagnostic.js'
import { builtinLanguages } from '../../../src/languages/builtin.js'
import { createSource } from '../../../src/text/source.js'
import { withoutConsequences } from '../../../src/workspace/report/consequences.js'
import { allRules } from '../../../src/workspace/rules/find-rule.js'

const text = 'alpha httpd\n// beta httpd\nbeta\n'
const sources = new Map([['haresources', createSource('haresources', text)]])

function finding(rule: string, start: number, end: number, more: Partial<Diagnostic> = {}): Diagnostic {
  return { rule, severity: 'error', origin: 'daemon', message: rule, file: 'haresources', span: { start, end }, related: [], fixes: [], ...more }
}

function left(...found: readonly Diagnostic[]): string[] {
  return withoutConsequences(found, sources).map(({ rule }) => rule)
}

const atWords = { causes: [{ rules: ['a/cause', 'a/second-cause'], within: 'words' as const }] }
const onLines = { causes: [{ rules: ['a/cause'], within: 'lines' as const }] }
const inFile = { causes: [{ rules: ['a/cause'], within: 'file' as const }] }

test('at the same words, whichever comes first', () => {
  expect(left(finding('a/cause', 12, 14), finding('a/consequence', 13, 20, atWords))).toEqual(['a/cause'])
  expect(left(finding('a/consequence', 13, 20, atWords), finding('a/second-cause', 12, 14))).toEqual(['a/second-cause'])
  expect(left(finding('a/cause', 12, 14), finding('a/consequence', 15, 19, atWords))).toHaveLength(2)
})

test('a wide finding that begins before others', () => {
  const found = [finding('a/cause', 0, 25), finding('a/cause', 1, 2), finding('a/cause', 3, 4), finding('a/consequence', 20, 22, atWords)]
  expect(left(...found)).toEqual(['a/cause', 'a/cause', 'a/cause'])
})

test('on the same lines', () => {
  expect(left(finding('a/cause', 12, 14), finding('a/consequence', 20, 25, onLines))).toEqual(['a/cause'])
  expect(left(finding('a/cause', 6, 11), finding('a/consequence', 20, 25, onLines))).toHaveLength(2)
  expect(left(finding('a/cause', 26, 30), finding('a/consequence', 20, 25, onLines))).toHaveLength(2)
  expect(left(finding('a/cause', 26, 30), finding('a/consequence', 20, 27, onLines))).toEqual(['a/cause'])
})

test('nearby, whatever the layout', () => {
  const nearby = { causes: [{ rules: ['a/cause'], within: 'nearby' as const }] }
  const leftOf = (own: string): number => {
    const [cause, consequence] = [own.indexOf('<'), own.indexOf('>')]
    const found = [finding('a/cause', cause, cause + 1), finding('a/consequence', consequence, consequence + 1, nearby)]
    return withoutConsequences(found, new Map([['haresources', createSource('haresources', own)]])).length
  }
  for (const blanks of ['', ' ', '\n\n\t', ' '.repeat(900)]) {
    expect(leftOf(`<${blanks}${'x'.repeat(10)}${blanks}${'x'.repeat(10)}${blanks}>`)).toBe(1)
    expect(leftOf(`>${blanks}${'x'.repeat(10)}${blanks}${'x'.repeat(10)}${blanks}<`)).toBe(1)
    expect(leftOf(`<${blanks}${'x'.repeat(10)}${blanks}${'x'.repeat(11)}${blanks}>`)).toBe(2)
    expect(leftOf(`>${blanks}${'x'.repeat(10)}${blanks}${'x'.repeat(11)}${blanks}<`)).toBe(2)
  }
})

test('behind its cause, and not before it', () => {
  const behind = { causes: [{ rules: ['a/cause'], within: 'before' as const }] }
  expect(left(finding('a/cause', 0, 1), finding('a/consequence', 26, 30, behind))).toEqual(['a/cause'])
  expect(left(finding('a/consequence', 0, 1, behind), finding('a/cause', 26, 30))).toHaveLength(2)
})

test('anywhere in the file, and in no other one', () => {
  expect(left(finding('a/cause', 0, 1), finding('a/consequence', 26, 30, inFile))).toEqual(['a/cause'])
  expect(left(finding('a/cause', 0, 1, { file: 'ha.cf' }), finding('a/consequence', 26, 30, inFile))).toHaveLength(2)
})

test('what is graver stays', () => {
  const warning = finding('a/cause', 0, 1, { severity: 'warning' })
  const practice = finding('a/cause', 0, 1, { origin: 'practice' })
  expect(left(practice, finding('a/consequence', 0, 1, atWords))).toHaveLength(2)
  expect(left(practice, finding('a/consequence', 0, 1, { ...atWords, origin: 'practice' }))).toEqual(['a/cause'])
  expect(left(warning, finding('a/consequence', 0, 1, { ...atWords, origin: 'practice' }))).toHaveLength(2)
  expect(left(warning, finding('a/consequence', 0, 1, { ...atWords, severity: 'info' }))).toEqual(['a/cause'])
})

test('a place without length stands for its whole file', () => {
  const named = { followsFrom: [{ rule: 'a/cause', file: 'haresources', span: { start: 0, end: 0 } }] }
  expect(left(finding('a/cause', 9, 11), finding('a/consequence', 26, 30, named))).toEqual(['a/cause'])
  expect(left(finding('a/cause', 9, 11, { file: 'ha.cf' }), finding('a/consequence', 26, 30, named))).toHaveLength(2)
})

test('nothing of how it was decided is left', () => {
  expect(withoutConsequences([finding('a/consequence', 13, 20, atWords)], sources)).toEqual([finding('a/consequence', 13, 20)])
})

test('no two rules wait for each other', async () => {
  const rules = await allRules(builtinLanguages)
  const causes = new Map(rules.map(({ id, followsFrom = [] }) => [id, followsFrom.flatMap(one => one.rules)]))
  const unknown = [...causes].flatMap(([id, names]) => names.filter(name => !causes.has(name)).map(name => `${id}: ${name}`))
  expect(unknown).toEqual([])
  const reached = (from: string, seen = new Set<string>()): ReadonlySet<string> => {
    for (const next of causes.get(from) ?? []) if (!seen.has(next)) reached(next, seen.add(next))
    return seen
  }
  expect(rules.map(({ id }) => id).filter(id => reached(id).has(id))).toEqual([])
})
