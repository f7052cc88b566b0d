import { expect, test } from 'vitest'

import { quantityOf } from '../../src/values/drbd-quantity.js'

test.each([
  ['60', 1, 60],
  ['10M', 1024, 10_240],
  ['2048s', 1024, 1024],
  ['1s', 1024, 1],
  ['1', 512, 1],
  ['4k', 1, 4096],
  ['1G', 1, 1_073_741_824],
  ['+5', 1, 5],
  [' 5', 1, 5],
  ['-1', 1, 2 ** 64 - 1],
  ['', 1, undefined],
  ['5 ', 1, undefined],
  ['1.5', 1, undefined],
  ['10MB', 1, undefined],
  ['10T', 1, undefined],
  ['99999999999G', 1, undefined],
])('%j in units of %i bytes', (text, scale, expected) => {
  expect(quantityOf(text, scale)).toBe(expected)
})
