import { expect, test } from 'vitest'

import { buildPicture } from '../../../src/graph/build-picture.js'
import { checkExample } from '../../support/cluster-of.js'

const head = 'keepalive 2\ndeadtime 30\nnode alpha\nnode beta\n'

async function drawn(alpha: string, beta: string, more: Readonly<Record<string, string>> = {}): Promise<readonly object[]> {
  const { model } = await checkExample({ hosts: { alpha: { '/etc/ha.d/ha.cf': head + alpha, ...more }, beta: { '/etc/ha.d/ha.cf': head + beta } } }, [])
  return buildPicture(model).lines.filter(({ kind }) => kind === 'heartbeat').map(({ ends, label, isDirected = false }) => ({ ends: [...ends].sort(), label, isDirected }))
}

const path = { ends: ['interface alpha eth0', 'interface beta eth0'], label: 'ucast 694', isDirected: false }

test('ucast between two hosts of which nothing but ha.cf is known', async () => {
  expect(await drawn('ucast eth0 192.0.2.2\n', 'ucast eth0 192.0.2.1\n')).toEqual([path])
})

test('ucast with both addresses in both files', async () => {
  const both = 'ucast eth0 192.0.2.1\nucast eth0 192.0.2.2\n'
  expect(await drawn(both, both)).toEqual([path])
})

test('ucast in one direction only', async () => {
  expect(await drawn('ucast eth0 192.0.2.2\n', 'bcast eth1\n')).toContainEqual({ ...path, isDirected: true })
})

test('ucast to an address that no host has, where addresses are known', async () => {
  const hosts = '192.0.2.1 alpha\n192.0.2.2 beta\n'
  const known = await drawn('ucast eth0 192.0.2.9\n', 'bcast eth1\n', { '/etc/network/interfaces': 'auto eth0\niface eth0 inet static\n  address 192.0.2.1\n  netmask 255.255.255.0\n', '/etc/hosts': hosts })
  expect(known.filter(line => JSON.stringify(line).includes('ucast'))).toEqual([])
})
