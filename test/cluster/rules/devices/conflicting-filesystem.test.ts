import { expect, test } from 'vitest'

import { conflictingFilesystem } from '../../../../src/cluster/rules/devices/conflicting-filesystem.js'
import { heartbeatExample } from '../../../../src/cluster/rules/example-cluster.js'
import type { Change } from '../../../../src/cluster/rules/example-cluster.js'
import { checkExample } from '../../../support/cluster-of.js'

function lsblk(more: object = {}): string {
  return JSON.stringify({
    blockdevices: [{ name: 'vg1-data', path: '/dev/mapper/vg1-data', size: 10_737_418_240, type: 'lvm', fstype: 'ext4', ...more }],
  })
}

async function messagesOf(changes: Readonly<Record<string, Change>>): Promise<string[]> {
  const { findings } = await checkExample(heartbeatExample('', changes), [conflictingFilesystem])
  return findings.map(({ message }) => message)
}

const eight = { '*:facts/proc-drbd.txt': 'version: 8.4.11 (api:1/proto:86-101)\n' }
const nine = { '*:facts/proc-drbd.txt': 'version: 9.1.13 (api:2/proto:86-121)\n' }

test('an ext4 without meta-data', async () => {
  expect(await messagesOf({ ...eight, 'alpha:facts/lsblk.json': lsblk() })).toEqual([
    '"/dev/vg1/data" of host "alpha" holds "ext4" and not the meta-data that "internal" puts there',
  ])
})

test('meta-data of DRBD 9 is told by lsblk of 2.37 and later', async () => {
  expect(await messagesOf({ ...nine, 'alpha:facts/lsblk.json': lsblk({ mountpoint: null }) })).toEqual([])
  expect(await messagesOf({ ...nine, 'alpha:facts/lsblk.json': lsblk({ mountpoints: [null] }) })).toHaveLength(1)
})

test.each<[string, Readonly<Record<string, Change>>]>([
  ['it is mounted, which has a rule of its own', { 'alpha:facts/lsblk.json': lsblk({ mountpoint: '/srv' }) }],
  ['DRBD is on it', { 'alpha:facts/lsblk.json': lsblk({ children: [{ name: 'drbd0', size: 10_737_053_696 }] }) }],
  ['meta-data stands elsewhere', { '*:/etc/drbd.conf': ['internal', '/dev/vg1/meta[0]', 'internal', '/dev/vg1/meta[0]'] }],
  ['no file system', { 'alpha:facts/lsblk.json': lsblk({ fstype: 'swap' }) }],
  ['not told what is on it', { 'alpha:facts/lsblk.json': lsblk({ fstype: null }) }],
  ['a module whose meta-data lsblk may not know', { '*:facts/proc-drbd.txt': 'version: 9.3.1 (api:2/proto:118-124)\n' }],
])('silent: %s', async (_title, changes) => {
  expect(await messagesOf({ ...eight, 'alpha:facts/lsblk.json': lsblk(), ...changes })).toEqual([])
})
