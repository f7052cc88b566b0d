import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

import { readEquivalents } from './equivalents.js'
import { mutantsOf, switched, withSoundChoice } from './mutants.js'

/** Lists what becomes of a function, change by change. */
const changed = (text: string): readonly string[] => mutantsOf('f.ts', text).map(({ start, end, newText }) => text.slice(0, start) + newText + text.slice(end))

test('operators, boundaries, conditions, returned values and statements are changed one at a time', () => {
  expect(changed('const f = (a: number) => { if (a < 2) return a; g() }')).toEqual([
    'const f = (a: number) => { if (true) return a; g() }',
    'const f = (a: number) => { if (false) return a; g() }',
    'const f = (a: number) => { if (a <= 2) return a; g() }',
    'const f = (a: number) => { if (a < 3) return a; g() }',
    'const f = (a: number) => { if (a < 2) return undefined; g() }',
    'const f = (a: number) => { if (a < 2) return a; ; }',
  ])
  expect(changed('const f = (a: string[]) => !a.some(g) && true')).toEqual([
    'const f = (a: string[]) => !a.some(g) || true',
    'const f = (a: string[]) => (a.some(g)) && true',
    'const f = (a: string[]) => !a.every(g) && true',
    'const f = (a: string[]) => !a.some(g) && false',
  ])
})

test('text that is put together, types, tables and what is thrown stay', () => {
  for (const text of ["const f = (a: string) => 'x' + a", 'const table = { a: 1 < 2 }', 'const f = (a: object) => a.toString', 'const f = () => { throw g(1) }', 'interface A { readonly b: 1 }']) expect(changed(text)).toEqual([])
})

test('a truth becomes the other one and not nothing, and what is there for the compiler stays', () => {
  expect(changed('const f = () => { return false }')).toEqual(['const f = () => { return true }'])
  for (const text of ['const f = (a: number[]) => a[g] ?? 0', 'const f = (a: Span[]) => a[g]?.end ?? 0']) expect(changed(text)).toEqual([])
  expect(changed('const f = (a: { b?: number }) => a.b ?? 0')).toEqual(['const f = (a: { b?: number }) => a.b ?? 1'])
})

test('what is there once is found from both ends', () => {
  expect(changed('const f = (a: A[]) => a.find(({ id }) => id === g)')).not.toContainEqual(expect.stringContaining('findLast'))
  expect(changed('const f = (a: A[]) => a.find(({ name }) => name === g)')).toContainEqual(expect.stringContaining('findLast'))
  expect(changed('const f = (a: A[]) => a.some(({ id }) => id === g)')).toContainEqual(expect.stringContaining('every'))
})

test('places are right behind letters outside of ASCII', () => {
  expect(changed('/* é 💥 */ const f = (a: boolean) => a || g')).toEqual(['/* é 💥 */ const f = (a: boolean) => a && g'])
})

describe('changes behind switches', () => {
  /** What a function gives with no change, and with each of those that can be switched. */
  const results = (source: string, ...args: readonly unknown[]): readonly unknown[] => {
    const mutants = mutantsOf('f.js', source).map((mutant, id) => ({ ...mutant, id }))
    return [undefined, ...mutants.filter(({ choice }) => choice !== undefined)].map(mutant => {
      // eslint-disable-next-line typescript/no-implied-eval
      const run = new Function('isMutantOn', 'args', `${switched(source, mutant === undefined ? [] : [mutant])}\nreturn f(...args)`) as (isMutantOn: (id: number) => boolean, all: readonly unknown[]) => unknown
      return run(id => id === mutant?.id, args)
    })
  }

  test('do nothing until they are switched on, and then what the change by itself does', () => {
    for (const source of [
      'const f = a => a < 2 ? a * 3 : a + 1',
      'function f(a) { const all = [a, 5]\nlet sum = 0\nfor (const one of all) { if (one === 4) continue\nsum += one }\nall?.some(one => one > 4) && all.push(1)\nreturn sum + all.length }',
      'const f = a => { const table = { 1: a, b: !a }\nreturn table[1] === 2 || table.b }',
      'const f = a => { let last = a\nif (a > 1) last -= 1\nelse last += 1\nreturn last }',
    ]) {
      const mutants = mutantsOf('f.js', source).filter(({ choice }) => choice !== undefined)
      expect(mutants.length).toBeGreaterThan(2)
      for (const input of [1, 2, 4]) {
        // eslint-disable-next-line typescript/no-implied-eval
        const alone = (text: string): unknown => (new Function('a', `${text}\nreturn f(a)`) as (a: number) => unknown)(input)
        expect(results(source, input)).toEqual([alone(source), ...mutants.map(({ start, end, newText }) => alone(source.slice(0, start) + newText + source.slice(end)))])
      }
    }
  })

  test('stand side by side in one text', () => {
    const source = 'const f = (a, b) => [a < 2, b < 2]'
    const mutants = mutantsOf('f.js', source).map((mutant, id) => ({ ...mutant, id })).filter(({ newText }) => newText === '<=')
    expect(switched(source, mutants)).toBe(`const f = (a, b) => [(isMutantOn(${mutants[0]?.id}) ? (a <= 2) : (a < 2)), (isMutantOn(${mutants[1]?.id}) ? (b <= 2) : (b < 2))]`)
  })
})

test('a change that would be no program behind a switch is tried alone', () => {
  const source = 'const f = a => a < 2'
  const [sound] = mutantsOf('f.js', source)
  if (sound?.choice === undefined) throw new Error('no change')
  expect(withSoundChoice('f.js', source, sound)).toBe(sound)
  const cut = { ...sound, choice: { ...sound.choice, end: sound.choice.end - 1 } }
  expect(withSoundChoice('f.js', source, cut).choice).toBeUndefined()
})

test('each change that is said to change nothing is still one of its file, and says why', () => {
  for (const { path, line, old, newText, reason } of readEquivalents()) {
    const text = readFileSync(path, 'utf8')
    const found = mutantsOf(path, text).filter(mutant => {
      const start = text.lastIndexOf('\n', mutant.start - 1) + 1
      const [own = ''] = text.slice(start).split('\n', 1)
      return own.trim() === line && text.slice(mutant.start, mutant.end) === old && mutant.newText === newText
    })
    expect(found, `${path}: ${line}`).not.toEqual([])
    expect(reason.length).toBeGreaterThan(20)
  }
})
