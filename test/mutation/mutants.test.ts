import { expect, test } from 'vitest'

import { mutantsOf } from './mutants.js'

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
  for (const text of ["const f = (a: string) => 'x' + a", 'const table = { a: 1 < 2 }', 'const f = () => { throw g(1) }', 'interface A { readonly b: 1 }']) expect(changed(text)).toEqual([])
})

test('places are right behind letters outside of ASCII', () => {
  expect(changed('/* é 💥 */ const f = (a: boolean) => a || g')).toEqual(['/* é 💥 */ const f = (a: boolean) => a && g'])
})
