import { expect, test } from 'vitest'

import { spanFrom } from '../../src/text/span.js'
import { changeBetween } from '../../src/text/text-change.js'

test('what stands before a change stays, what stands behind it moves', () => {
  const { spanNow } = changeBetween('keepalive 2\ndeadtime 10\nnode alpha\n', 'keepalive 2\ndeadtime 130\nnode alpha\n')
  expect(spanNow(spanFrom(10, 11))).toEqual(spanFrom(10, 11))
  expect(spanNow(spanFrom(29, 34))).toEqual(spanFrom(30, 35))
  expect(spanNow(spanFrom(5, 34))).toEqual(spanFrom(5, 35))
  expect(spanNow(spanFrom(0, Number.MAX_SAFE_INTEGER))).toEqual(spanFrom(0, Number.MAX_SAFE_INTEGER))
})

test('what stands in a change, or beside it, is not told', () => {
  const { spanNow } = changeBetween('deadtime 10 # soon\n', 'deadtime 3 # soon\n')
  expect(spanNow(spanFrom(9, 11))).toBeUndefined()
  expect(spanNow(spanFrom(8, 9))).toBeUndefined()
  expect(spanNow(spanFrom(14, 18))).toEqual(spanFrom(13, 17))
})

test('a place beside a change is the same where both texts are known', () => {
  const { isSamePlace } = changeBetween('node alpha\nnode beta\n', 'node alpha\n# both\nnode beta\n')
  expect(isSamePlace(spanFrom(0, 10), spanFrom(0, 10))).toBe(true)
  expect(isSamePlace(spanFrom(11, 20), spanFrom(18, 27))).toBe(true)
  expect(isSamePlace(spanFrom(11, 20), spanFrom(11, 20))).toBe(false)
  expect(isSamePlace(spanFrom(11, 20), spanFrom(18, 26))).toBe(false)
})

test('long texts are compared to the letter', () => {
  const long = 'option value;\n'.repeat(2_000)
  const { spanNow } = changeBetween(`${long}minor 1;\n${long}`, `${long}minor 12;\n${long}`)
  expect(spanNow(spanFrom(long.length, long.length + 5))).toEqual(spanFrom(long.length, long.length + 5))
  expect(spanNow(spanFrom(long.length + 9, long.length + 15))).toEqual(spanFrom(long.length + 10, long.length + 16))
})
