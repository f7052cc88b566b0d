import { expect, test } from 'vitest'

import { authMethod, ipv4, keyNumber } from '../../src/values/leaves.js'

test('the number of a key is a whole number from 0 to 15', () => {
  expect([0, 15, 16, -1, 1.5].map(number => keyNumber.safeParse(number).success)).toEqual([true, true, false, false, false])
})

test('a method is one of three', () => {
  expect(['crc', 'md5', 'sha1', 'sha256', 'SHA1'].map(name => authMethod.safeParse(name).success)).toEqual([
    true, true, true, false, false,
  ])
})

test('an address has four decimal numbers', () => {
  expect(['192.0.2.1', '::1', '192.0.2'].map(text => ipv4.safeParse(text).success)).toEqual([true, false, false])
})
