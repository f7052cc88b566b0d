import { describe, expect, test } from 'vitest'

import { buildCluster } from '../../../src/cluster/build.js'
import {
  addressBook,
  addressValue,
  interfacesFor,
  isAddress,
  isSameNetwork,
  ownerOf,
  resolved,
} from '../../../src/cluster/view/addresses.js'
import { canonicalDevice, volumeGroupOf } from '../../../src/cluster/view/devices.js'
import type { Fact } from '../../../src/facts/fact.js'
import { factCluster } from '../../support/fact-cluster.js'
import type { LooseFact } from '../../support/fact-cluster.js'

function live(address: string, more: object = {}): LooseFact {
  return { kind: 'host-address', address, prefix: 24, interface: 'eth0', family: 'inet', isLive: true, ...more }
}

const vip: LooseFact = { kind: 'virtual-address', manager: 'heartbeat', address: '192.0.2.10' }

describe('who owns an address', () => {
  test('the host that lists it', () => {
    const book = addressBook(factCluster({ alpha: [live('192.0.2.1')], beta: [live('192.0.2.2')] }))
    expect(ownerOf(book, '192.0.2.2')?.host).toBe('beta')
    expect(ownerOf(book, '192.0.2.3')).toBeUndefined()
  })

  test('nobody, when two hosts have it', () => {
    expect(ownerOf(addressBook(factCluster({ alpha: [live('192.0.2.1')], beta: [live('192.0.2.1')] })), '192.0.2.1'))
      .toBeUndefined()
  })

  test('a virtual address that IPaddr or IPaddr2 added belongs to no host', () => {
    for (const more of [{ label: 'eth0:0' }, { isSecondary: true }, {}]) {
      const book = addressBook(factCluster({ alpha: [live('192.0.2.1'), live('192.0.2.10', more), vip] }))
      expect(ownerOf(book, '192.0.2.10')).toBeUndefined()
    }
  })

  test('a virtual address that is the first of its interface is the host\'s own', () => {
    expect(ownerOf(addressBook(factCluster({ alpha: [live('192.0.2.10'), vip] })), '192.0.2.10')?.host).toBe('alpha')
  })

  test('files promise addresses only where the host itself says nothing', () => {
    const drbd: LooseFact = {
      kind: 'drbd-address',
      resource: 'r0',
      host: 'beta',
      family: 'ipv4',
      address: '198.51.100.2',
    }
    expect(ownerOf(addressBook(factCluster({ alpha: [drbd], beta: [] })), '198.51.100.2')?.host).toBe('beta')
    expect(ownerOf(addressBook(factCluster({ alpha: [drbd], beta: [live('192.0.2.2')] })), '198.51.100.2'))
      .toBeUndefined()
  })

  test('copies that contradict each other promise nothing', () => {
    const drbd = (address: string): LooseFact => ({
      kind: 'drbd-address',
      resource: 'r0',
      host: 'beta',
      family: 'ipv4',
      address,
    })
    const book = addressBook(factCluster({ alpha: [drbd('198.51.100.2')], beta: [drbd('198.51.100.9')] }))
    expect(ownerOf(book, '198.51.100.2')).toBeUndefined()
  })
})

test('addresses as numbers', () => {
  expect(addressValue('0.0.1.2')).toBe(258)
  for (const text of ['256.0.0.1', '1.2.3', 'alpha', '1.2.3.4.5', '']) expect(addressValue(text)).toBeUndefined()
  expect(isAddress('2001:db8::1')).toBe(true)
  expect(isAddress('alpha')).toBe(false)
})

test('one network or two', () => {
  expect(isSameNetwork('192.0.2.1', '192.0.2.200', 24)).toBe(true)
  expect(isSameNetwork('192.0.2.1', '192.0.2.200', 25)).toBe(false)
  expect(isSameNetwork('192.0.2.1', '198.51.100.1', 0)).toBe(true)
  expect(isSameNetwork('192.0.2.1', '192.0.2.1', 32)).toBe(true)
  expect(isSameNetwork('2001:db8::1', '192.0.2.1', 24)).toBeUndefined()
})

test('a name is resolved by the host\'s own file, first line first', () => {
  const cluster = factCluster({
    alpha: [
      { kind: 'host-entry', address: '192.0.2.2', names: ['beta.example.com', 'Beta'] },
      { kind: 'host-entry', address: '192.0.2.9', names: ['beta'] },
    ],
    beta: [],
  })
  expect(resolved(cluster, 'alpha', 'beta')).toBe('192.0.2.2')
  expect(resolved(cluster, 'beta', 'beta')).toBeUndefined()
  expect(resolved(cluster, 'beta', '192.0.2.7')).toBe('192.0.2.7')
})

test('spellings of one device', () => {
  expect(canonicalDevice('/dev/mapper/vg1-cluster')).toBe('/dev/vg1/cluster')
  expect(canonicalDevice('/dev/mapper/ubuntu--vg-root--lv')).toBe('/dev/ubuntu-vg/root-lv')
  expect(canonicalDevice('/dev//vg1/cluster')).toBe('/dev/vg1/cluster')
  expect(canonicalDevice('/dev/mapper/mpatha')).toBe('/dev/mapper/mpatha')
  expect(volumeGroupOf('/dev/mapper/vg1-cluster')).toBe('vg1')
  expect(volumeGroupOf('/dev/sda7')).toBeUndefined()
  expect(volumeGroupOf('/dev/disk/x')).toBeUndefined()
})

describe('the interfaces of an address', () => {
  const near = (address: string, ...own: LooseFact[]): (string | undefined)[] =>
    interfacesFor(factCluster({ alpha: own, beta: [live(address)] }), 'alpha', address).map(({ fact }) => fact.interface)

  test('are those whose network holds it, in the order in which the host lists them', () => {
    const own = [
      live('192.0.2.200', { interface: 'eth2', prefix: 25 }),
      live('192.0.2.1', { interface: 'eth1', prefix: 28 }),
      live('192.0.2.2', { interface: 'eth0' }),
      live('2001:db8::1', { interface: 'eth3', prefix: 64, family: 'inet6' }),
    ]
    expect(near('192.0.2.9', ...own)).toEqual(['eth1', 'eth0'])
    expect(near('192.0.2.129', ...own)).toEqual(['eth2', 'eth0'])
    expect(near('2001:db8::9', ...own)).toEqual(['eth3'])
    expect(near('198.51.100.1', ...own)).toEqual([])
    expect(near('alpha', ...own)).toEqual([])
  })

  test('are looked up: each address of the cluster is read no more often for many questions than for one', () => {
    const count = { reads: 0 }
    const facts = Array.from({ length: 200 }, (_, index) => Object.defineProperty(
      { kind: 'host-address', prefix: 24, interface: `eth${index}`, family: 'inet', isLive: true, origin: { file: 'alpha/ip', span: { start: 0, end: 1 } } },
      'address',
      { get: () => (count.reads += 1, `10.0.${index}.1`) },
    ) as unknown as Fact)
    const cluster = buildCluster([{ name: 'alpha', paths: [], facts }])
    expect(interfacesFor(cluster, 'alpha', '10.0.7.9').map(({ fact }) => fact.interface)).toEqual(['eth7'])
    const once = count.reads
    for (let index = 0; index < 200; index += 1) interfacesFor(cluster, 'alpha', `10.0.${index}.9`)
    expect(count.reads).toBe(once)
  })
})
