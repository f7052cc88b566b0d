import { expect, test } from 'vitest'

import { addressFamily, prefixOfNetmask } from '../../src/readers/address.js'

test.each([
  ['192.0.2.1', 'inet'],
  ['198.51.100.100', 'inet'],
  ['255.255.255.255', 'inet'],
  ['0.0.0.0', 'inet'],
  ['0192.0.2.1', undefined],
  ['255.255.255.2555', undefined],
  ['192.0.2.256', undefined],
  ['192.0.2', undefined],
  ['192.0.2.1.1', undefined],
  ['192.0.2.', undefined],
  ['', undefined],
  ['::', 'inet6'],
  ['::1', 'inet6'],
  ['2001:db8::1', 'inet6'],
  ['2001:DB8::1', 'inet6'],
  ['2001:db8::1%eth0', 'inet6'],
  ['192.0.2.1%eth0', undefined],
  ['1:2:3:4:5:6:7:8', 'inet6'],
  ['1:2:3:4:5:6:7', undefined],
  ['1:2:3:4:5:6:7:8:9', undefined],
  ['1:2:3:4:5:6:7::', 'inet6'],
  ['1:2:3:4::5:6:7:8', undefined],
  ['1::2::3', undefined],
  ['::ffff:192.0.2.1', 'inet6'],
  ['1:2:3:4:5:6:192.0.2.1', 'inet6'],
  ['1:2:3:4:5:6:7:192.0.2.1', undefined],
  ['::192.0.2.1:1', undefined],
  ['::12345', undefined],
  ['::g', undefined],
  ['abcd', undefined],
])('%j is of the family %s', (text, family) => {
  expect(addressFamily(text)).toBe(family)
})

test.each([
  ['255.255.255.255', 32],
  ['255.255.255.0', 24],
  ['255.255.254.0', 23],
  ['128.0.0.0', 1],
  ['0.0.0.0', 0],
  ['255.0.255.0', undefined],
  ['0.255.255.255', undefined],
  ['255.255.255', undefined],
  ['255.255.255.256', undefined],
])('netmask %s has %s leading ones', (mask, prefix) => {
  expect(prefixOfNetmask(mask)).toBe(prefix)
})
