import { expect, test } from 'vitest'

import { didYouMean, suggestionPool } from '../../src/diagnostics/did-you-mean.js'

test('a pool suggests what its candidates would', () => {
  const pool = suggestionPool(['alpha', 'beta', 'alpha'])
  expect(didYouMean('alhpa', pool)).toBe('alpha')
  expect(didYouMean('bet', pool)).toBe('beta')
  expect([...pool]).toEqual(['alpha', 'beta'])
})

test('the comparisons of many names among many candidates are bounded', () => {
  const compared = (count: number): number => {
    const pool = suggestionPool(Array.from({ length: count }, (_, index) => `r${index}`))
    let comparisons = 0
    for (let name = 0; name < count; name += 1) comparisons += [...pool].length
    return comparisons
  }
  expect(compared(100)).toBe(100 * 100)
  expect(compared(1000)).toBe(50_000)
  expect(compared(2000)).toBe(50_000)
})

test('the first name is always compared, however many candidates there are', () => {
  const pool = suggestionPool(Array.from({ length: 60_000 }, (_, index) => `resource${index}`))
  expect(didYouMean('resorce7', pool)).toBe('resource7')
  expect(didYouMean('resorce8', pool)).toBeUndefined()
})
