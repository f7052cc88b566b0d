import { expect, test } from 'vitest'

import { familyOf, isLoopbackName, isMulticast } from '../../../../src/languages/cluster-conf/analysis/address.js'

test.each([
  ['192.0.2.1', 4], ['192.0.2.1/24', 4], ['2001:db8::1', 6], ['2001:db8::1/64', 6], ['192.0.2', undefined], ['192.0.2.256', undefined],
  ['192.0.2.1/33', undefined], ['192.0.2.1/', undefined], ['alpha', undefined], ['', undefined], ['1.2.3.4.5', undefined],
])('the family of %j is %s', (text, family) => {
  expect(familyOf(text)).toBe(family)
})

test.each([
  ['224.0.0.1', true], ['239.255.255.255', true], ['ff15::1', true], ['223.0.0.1', false], ['240.0.0.1', false], ['fe80::1', false], ['x', false],
])('%j is multicast: %s', (text, expected) => {
  expect(isMulticast(text)).toBe(expected)
})

test.each([
  ['localhost', true], ['LOCALHOST.localdomain', true], ['localhost6', true], ['127.0.1.1', true], ['::1', true], ['localhost-1', false],
  ['128.0.0.1', false], ['alpha', false],
])('%j means every host: %s', (name, expected) => {
  expect(isLoopbackName(name)).toBe(expected)
})
