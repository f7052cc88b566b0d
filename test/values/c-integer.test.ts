import { expect, test } from 'vitest'

import { isPlainInteger, readCInteger } from '../../src/values/c-integer.js'

test.each([
  ['694', 694],
  ['694x', 694],
  ['-5', -5],
  ['+5', 5],
  ['x', 0],
  ['', 0],
  ['- 5', 0],
  ['0x10', 0],
  ['1e3', 1],
  ['007', 7],
  ['2147483647', 2147483647],
  ['2147483648', -2147483648],
  ['99999999999', 1215752191],
  ['99999999999999999999', -1],
  ['-99999999999999999999', 0],
])('%s is read as %d', (text, number) => expect(readCInteger(text)).toBe(number))

test('a number with nothing behind it is plain', () => {
  expect(['0', '-1', '+22'].every(isPlainInteger)).toBe(true)
  expect(['1x', '', '1.0', '0x1'].some(isPlainInteger)).toBe(false)
})
