import { expect, test } from 'vitest'

import { workOf } from './work-of.js'

let kept = 0
/** Looks at each pair of numbers below `size` or, if it is lazy, at each number. */
function look(size: number, isLazy: boolean): void {
  for (let one = 0; one < size; one += 1) for (let other = 0; other < (isLazy ? 1 : size); other += 1) kept += one ^ other
}

test('work that grows with the square is told from work that grows with the size', () => {
  const grown = (isLazy: boolean): number => workOf(() => look(800, isLazy)) / workOf(() => look(100, isLazy))
  expect(grown(true)).toBeLessThan(8.5)
  expect(grown(false)).toBeGreaterThan(50)
})

test('the same work is the same number', () => {
  look(500, false)
  expect(workOf(() => look(100, false))).toBe(workOf(() => look(100, false)))
})
