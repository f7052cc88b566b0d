import { expect, test } from 'vitest'

import { drbdConf } from '../../../../src/languages/drbd-conf/index.js'
import type { Language } from '../../../../src/languages/language.js'
import { findingsOf } from '../../../../src/testing/findings-of.js'

function isTaken(address: string, target: string): boolean {
  const text = `resource r0 {\n  protocol C;\n  on alpha { device /dev/drbd0; disk /dev/sda1; address ${address}:7788; meta-disk internal; }\n  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }\n}\n`
  return findingsOf(drbdConf as unknown as Language, { text, target }).every(({ severity, span }) => severity !== 'error' || !text.slice(span.start, span.end).includes(address))
}

test.each([
  ['192.0.2.1', true],
  ['1.0.0.1', true],
  ['254.255.255.254', true],
  ['254.256.0.1', false],
  ['192.0.2.0', false],
  ['192.0.2.255', false],
  ['0.0.2.1', false],
  ['255.0.2.1', false],
  ['192.00.2.1', false],
  ['192.0.2.01', false],
])('the scanner of 0.7 takes %s: %s', (address, expected) => {
  expect(isTaken(address, '0.7')).toBe(expected)
})

test('an address over several lines is shown on one, without the remark in it', () => {
  const text = 'resource r0 {\n  on alpha {\n    address ipv6 [2001:db8:: # first\n      1]:7788;\n  }\n}\n'
  const messages = findingsOf(drbdConf as unknown as Language, { text, target: '9.22' }).filter(({ rule }) => rule === 'drbd-conf/invalid-address').map(({ message }) => message)
  expect(messages).toEqual(['"2001:db8:: 1" is no IPv6 address'])
})
