import { describe, expect, test } from 'vitest'

import { atoi, durationSeconds, isInteger, readFlag, textOf } from '../../../../src/languages/cluster-conf/reading/daemon-value.js'
import { parse } from '../../../../src/languages/cluster-conf/parse.js'
import { isAddress, isAddressWithPrefix, isMulticastAddress } from '../../../../src/languages/cluster-conf/reading/address.js'
import { read } from '../../../../src/languages/cluster-conf/schema.js'
import type { ValueType } from '../../../../src/languages/cluster-conf/vocabulary.js'
import { createSource } from '../../../../src/text/source.js'

test.each([['5', 5], [' 5', 5], ['-3x', -3], ['+7', 7], ['yes', 0], ['', 0], ['0x10', 0], ['1e3', 1]])('atoi %j is %i', (text, value) => {
  expect(atoi(text)).toBe(value)
})

test('whole numbers', () => {
  expect(['1', ' -2 ', '+3'].every(isInteger)).toBe(true)
  expect(['', '1s', '1.5', 'one'].some(isInteger)).toBe(false)
})

test.each([['90', 90], ['1h30m', 5400], ['2d', 172800], ['1w1s', 604801], ['', undefined], ['soon', undefined], ['1h 2m', undefined]])('time %j', (text, value) => {
  expect(durationSeconds(text)).toBe(value)
})

test('a time of nothing but digits is refused at once', { timeout: 60_000 }, () => {
  expect(durationSeconds(`${'1'.repeat(500_000)}!`)).toBeUndefined()
})

const flags: readonly (readonly [ValueType, string, boolean | undefined])[] = [
  ['intFlag', 'yes', false], ['intFlag', '1', true], ['intFlag', '2', true],
  ['yesExact', 'yes', true], ['yesExact', 'YES', false], ['yesExact', '1', false],
  ['yesNoExact', 'no', false], ['yesNoExact', '1', undefined], ['onOffExact', 'on', true], ['onOffExact', 'yes', undefined],
  ['yesOnCi', 'ON', true], ['yesOnCi', '1', false], ['yesOnPrefixCi', 'yes!', true],
  ['exclusiveBool', 'yes', true], ['exclusiveBool', 'true', false], ['exclusiveBool', '1', true],
  ['autostartBool', 'true', false], ['autostartBool', 'no', false], ['autostartBool', '1', true],
  ['intOrYes', 'yes', true], ['intOrYes', '2', false], ['agentBool', 'True', true], ['raBool', '', false], ['string', 'yes', undefined],
]
test.each(flags)('%s takes %j for %s', (type, text, value) => {
  expect(readFlag(type, text)).toBe(value)
})

test('addresses', () => {
  for (const good of ['192.0.2.1', '::1', '2001:db8::1', 'fe80::1%eth0', '::ffff:192.0.2.1', '1:2:3:4:5:6:7:8']) expect(isAddress(good), good).toBe(true)
  for (const bad of ['192.0.2.500', '1.2.3', '', 'alpha', '1:2', '1::2::3', '1:2:3:4:5:6:7:8:9', '12345::']) expect(isAddress(bad), bad).toBe(false)
  expect(isAddressWithPrefix('192.0.2.1/24')).toBe(true)
  expect(isAddressWithPrefix('192.0.2.1/33')).toBe(false)
  expect(isAddressWithPrefix('2001:db8::1/64')).toBe(true)
  expect(isAddressWithPrefix('192.0.2.1/')).toBe(false)
  expect(['224.0.0.1', '239.192.1.1', 'ff15::1'].every(isMulticastAddress)).toBe(true)
  expect(['192.0.2.1', '2001:db8::1', 'x'].some(isMulticastAddress)).toBe(false)
})

test('secrets are not shown, long values are cut', () => {
  const [a] = parse(createSource('x', `<a passwd="not-a-secret" b="${'x'.repeat(100)}"/>`)).ast.roots
  const [passwd, b] = a?.attributes ?? []
  expect(passwd === undefined ? '' : textOf(passwd)).toBe('"***"')
  expect(b === undefined ? 0 : textOf(b).length).toBe(63)
})

describe('the generation of a file', () => {
  const target = (text: string, wanted?: string) => read(parse(createSource('x', text)), wanted === undefined ? {} : { target: wanted }).target
  test('from the words that only some know', () => {
    expect(target('<cluster><gulm/></cluster>')).toMatchObject({ version: '1', isInferred: true, signs: [{ text: '<gulm> in <cluster>' }] })
    expect(target('<cluster alias="x"><totem token="1"/></cluster>')).toMatchObject({ version: '2' })
    expect(target('<cluster><cman transport="udpu"/></cluster>')).toMatchObject({ version: '3', signs: [{ text: 'attribute "transport" of <cman>' }] })
  })
  test('cluster 3 without any such word, cluster 1 where no node has a number', () => {
    expect(target('<cluster/>')).toMatchObject({ version: '3', isInferred: true, signs: [] })
    expect(target('')).toMatchObject({ version: '3', isInferred: true, signs: [] })
    const nodes = '<cluster><clusternodes><clusternode name="a"/><clusternode name="b"/></clusternodes></cluster>'
    expect(target(nodes)).toMatchObject({ version: '1', signs: [{ text: 'nodes without "nodeid"' }] })
  })
  test('as the user says', () => {
    expect(target('<cluster><gulm/></cluster>', '3')).toEqual({ version: '3', isInferred: false })
    expect(target('<cluster/>', 'rhel5')).toEqual({ version: '2', isInferred: false })
  })
})
