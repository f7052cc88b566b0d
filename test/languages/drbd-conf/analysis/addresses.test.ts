import { expect, test } from 'vitest'

import { isLoopback } from '../../../../src/languages/drbd-conf/analysis/addresses.js'
import type { Address } from '../../../../src/languages/drbd-conf/schema.js'

test.each([
  ['127.0.0.1', true],
  ['127.255.0.9', true],
  ['127.0.0', false],
  ['127.example.com', false],
  ['192.0.2.127', false],
  ['::1', true],
  ['0:0:0:0:0:0:0:1', true],
  ['0000::0001', true],
  ['::', false],
  ['::2', false],
  ['1::', false],
  ['1::1', false],
  ['2001:db8::1', false],
  ['::x', false],
])('%s is an address that each host has for itself: %s', (value, expected) => {
  expect(isLoopback({ host: { value } } as unknown as Address)).toBe(expected)
})
