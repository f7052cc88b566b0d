import { describe, expect, test } from 'vitest'

import type { LooseFact } from '../support/fact-cluster.js'
import { factCluster } from '../support/fact-cluster.js'
import { addressOf, isOneFamily } from '../../src/migration/addresses.js'

const entry = (address: string, ...names: string[]): LooseFact => ({ kind: 'host-entry', address, names })

describe('the address of a name', () => {
  test('is what all hosts say', () => {
    const cluster = factCluster({ alpha: [entry('192.0.2.1', 'alpha'), entry('192.0.2.2', 'beta')], beta: [entry('192.0.2.1', 'alpha')] })
    expect(addressOf(cluster, 'alpha')).toBe('192.0.2.1')
    expect(addressOf(cluster, 'beta')).toBe('192.0.2.2')
    expect(addressOf(cluster, '192.0.2.7')).toBe('192.0.2.7')
  })

  test('is not known where hosts differ, or nobody knows it', () => {
    const cluster = factCluster({ alpha: [entry('192.0.2.1', 'alpha')], beta: [entry('192.0.2.9', 'alpha')] })
    expect(addressOf(cluster, 'alpha')).toBeUndefined()
    expect(addressOf(cluster, 'gamma')).toBeUndefined()
  })

  test('is not that of the loopback, by which a host may call itself', () => {
    const cluster = factCluster({ alpha: [entry('127.0.1.1', 'alpha'), entry('::1', 'beta')], beta: [entry('192.0.2.1', 'alpha')] })
    expect(addressOf(cluster, 'alpha')).toBe('192.0.2.1')
    expect(addressOf(cluster, 'beta')).toBeUndefined()
  })
})

test('addresses of one family: names are a family of their own', () => {
  expect(isOneFamily([])).toBe(true)
  expect(isOneFamily(['192.0.2.1', '192.0.2.2'])).toBe(true)
  expect(isOneFamily(['2001:db8::1', '2001:db8::2'])).toBe(true)
  expect(isOneFamily(['alpha', 'beta'])).toBe(true)
  expect(isOneFamily(['192.0.2.1', '2001:db8::2'])).toBe(false)
  expect(isOneFamily(['192.0.2.1', 'beta'])).toBe(false)
})
