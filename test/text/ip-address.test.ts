import { isIPv4, isIPv6 } from 'node:net'

import { describe, expect, test } from 'vitest'

import fc from '../support/fast-check.js'
import { numberOfIpv4, readIpv4, readIpv6, readLooseIpv4, readPaddedIpv4, readZonedIpv6 } from '../../src/text/ip-address.js'

describe('IPv4', () => {
  test('four decimal numbers', () => expect(readIpv4('192.0.2.255')).toEqual([192, 0, 2, 255]))
  test.each(['192.0.2', '192.0.2.256', '192.0.02.1', '192.0.2.1.', ' 192.0.2.1', '0x1.0.0.1', ''])('%j is none', text => {
    expect(readIpv4(text)).toBeUndefined()
  })
  test('as Node sees them', () => {
    fc.assert(fc.property(fc.stringMatching(/^[0-9.]{5,16}$/), text => (readIpv4(text) !== undefined) === isIPv4(text)), { seed: 5 })
    fc.assert(fc.property(fc.ipV4(), text => readIpv4(text) !== undefined), { seed: 6 })
  })
})

describe('the loose IPv4 of inet_addr', () => {
  test.each([
    ['192.0.2.1', [192, 0, 2, 1]],
    ['10.1', [10, 0, 0, 1]],
    ['10.1.258', [10, 1, 1, 2]],
    ['0x0a.010.0.1', [10, 8, 0, 1]],
    ['3232235521', [192, 168, 0, 1]],
  ])('%s', (text, bytes) => expect(readLooseIpv4(text)).toEqual(bytes))
  test.each(['', '1.2.3.4.5', '256.1', '1.2.3.256', '08.1', '4294967296', '1..2', '1.2.', 'a.b'])('%j is none', text => {
    expect(readLooseIpv4(text)).toBeUndefined()
  })
})

describe('IPv4 with zeros in front', () => {
  test.each([
    ['010.001.000.255', [10, 1, 0, 255]],
    ['255.255.255.255', [255, 255, 255, 255]],
  ])('%s', (text, bytes) => expect(readPaddedIpv4(text)).toEqual(bytes))
  test.each(['0010.1.1.1', '10.1.1.256', '10.1.1'])('%j is none', text => expect(readPaddedIpv4(text)).toBeUndefined())
  test('is one number', () => expect(numberOfIpv4([192, 0, 2, 1])).toBe(3_221_225_985))
})

describe('IPv6 with a zone', () => {
  test.each(['fe80::1%eth0', 'fe80::1%br-lan.5', 'fe80::1'])('%s', text => expect(readZonedIpv6(text)?.[0]).toBe(0xfe))
  test.each(['fe80::1%', 'fe80::1%eth0/64', 'fe80::1%eth 0', '192.0.2.1%eth0', '1.2.3.4::1'])('%j is none', text => expect(readZonedIpv6(text)).toBeUndefined())
})

describe('IPv6', () => {
  test('a shortened one', () => {
    expect(readIpv6('2001:db8::1')).toEqual([0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
  })
  test('one that ends in IPv4', () => expect(readIpv6('::ffff:192.0.2.1')?.slice(10)).toEqual([255, 255, 192, 0, 2, 1]))
  test.each(['::', '::1', '1::', '1:2:3:4:5:6:7:8', 'fe80::1'])('%s', text => expect(readIpv6(text)).toHaveLength(16))
  test.each([':', ':::', '1:2:3:4:5:6:7', '1::2::3', '12345::', '1:2:3:4:5:6:7:8:9', 'fe80::1%eth0', '::192.0.2.256', '192.0.2.1'])(
    '%j is none',
    text => expect(readIpv6(text)).toBeUndefined(),
  )
  test('as Node sees them', () => {
    fc.assert(fc.property(fc.stringMatching(/^[0-9a-f:.]{2,20}$/), text => (readIpv6(text) !== undefined) === isIPv6(text)), { seed: 7, numRuns: 3000 })
    fc.assert(fc.property(fc.ipV6(), text => readIpv6(text) !== undefined), { seed: 8, numRuns: 1000 })
  })
})
