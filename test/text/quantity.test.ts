import { expect, test } from 'vitest'

import { brieflyListed, bytes, comparedBytes } from '../../src/text/quantity.js'

const gib = 1024 ** 3

test('a size has the largest unit that keeps it readable', () => {
  expect([bytes(512), bytes(10 * gib), bytes(1.5 * 1024)]).toEqual(['512 B', '10 GiB', '1.5 KiB'])
})

test('sizes that are compared have one unit in which they differ', () => {
  expect(comparedBytes(1024 * gib, 1000 * gib)).toEqual(['1024 GiB', '1000 GiB'])
  expect(comparedBytes(10 * gib, 10 * gib - 4 * 1024 ** 2)).toEqual(['10240 MiB', '10236 MiB'])
  expect(comparedBytes(10 * gib, 10 * gib - 1)).toEqual(['10737418240 bytes', '10737418239 bytes'])
  expect(comparedBytes(gib, gib)).toEqual(['1 GiB', '1 GiB'])
  expect(comparedBytes(0, gib)).toEqual(['0 bytes', '1073741824 bytes'])
})

test('of many words the first ones are listed', () => {
  const words = Array.from({ length: 7 }, (_, index) => `r${index}`)
  expect([brieflyListed(words.slice(0, 2)), brieflyListed(words.slice(0, 5)), brieflyListed(words)]).toEqual(['r0 and r1', 'r0, r1, r2, r3 and r4', 'r0, r1, r2, r3, r4 and 2 more'])
})
