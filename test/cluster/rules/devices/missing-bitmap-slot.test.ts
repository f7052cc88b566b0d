import { expect, test } from 'vitest'

import { drbdNineExample } from '../../../../src/cluster/rules/example-cluster.js'
import type { Change } from '../../../../src/cluster/rules/example-cluster.js'
import { missingBitmapSlot } from '../../../../src/cluster/rules/devices/missing-bitmap-slot.js'
import { checkExample } from '../../../support/cluster-of.js'

const kib = 1024
const mib = 1024 * kib
const gib = 1024 * mib

function lsblk(disk: number, below: number): string {
  return JSON.stringify({
    blockdevices: [{ name: 'vg1-data', path: '/dev/mapper/vg1-data', size: disk, type: 'lvm', children: [{ name: 'drbd0', size: disk - below, type: 'disk' }] }],
  })
}

async function messagesOf(changes: Readonly<Record<string, Change>>): Promise<string[]> {
  const { findings } = await checkExample(drbdNineExample('', changes), [missingBitmapSlot])
  return findings.map(({ message }) => message)
}

async function slotsTold(disk: number, below: number): Promise<string | undefined> {
  const [message] = await messagesOf({ 'alpha:facts/lsblk.json': lsblk(disk, below) })
  return message === undefined ? undefined : /room for (\d+) peer/.exec(message)?.[1]
}

/**
 * What drbdmeta 9.22.0 took from the end of loop devices: `drbdmeta --force 0 v09 /dev/loop0 internal create-md PEERS`,
 * then `md_size_sect` of dump-md, in sectors.
 */
const measured: readonly (readonly [disk: number, peers: number, sectors: number])[] = [
  [100 * mib, 1, 80],
  [100 * mib, 2, 88],
  [100 * mib, 3, 96],
  [100 * mib, 7, 120],
  [128 * mib, 1, 80],
  [128 * mib, 2, 88],
  [128 * mib, 31, 320],
  [134_213_632, 1, 80],
  [134_213_632, 2, 88],
  [1 * gib, 1, 136],
  [1 * gib, 2, 200],
  [1 * gib, 31, 2056],
  [10 * gib, 1, 712],
  [10 * gib, 2, 1352],
  [10 * gib, 7, 4552],
  [10_000 * mib, 1, 704],
  [10_000 * mib, 2, 1328],
  [100 * gib, 1, 6472],
  [100 * gib, 2, 12_872],
  [1024 * gib, 1, 65_608],
  [1024 * gib, 2, 131_144],
]

test.each(measured)('a disk of %i bytes made for %i peers, two peers', async (disk, peers, sectors) => {
  // A bitmap of 100 MiB takes less than the 4 KiB that are the least, and two of 128 MiB fill them.
  expect(await slotsTold(disk, sectors * 512)).toBe(peers === 1 ? '1' : undefined)
})

test('the device may be smaller for other reasons, and nothing is told', async () => {
  expect(await slotsTold(10 * gib, 712 * 512 + 20 * mib)).toBe(undefined)
})

test('no room for one bitmap: other meta-data than drbd.conf says', async () => {
  expect(await slotsTold(10 * gib, 0)).toBe(undefined)
  expect(await slotsTold(10 * gib, 36 * kib)).toBe(undefined)
})

test('rounded sizes decide nothing, exact ones of blockdev do', async () => {
  const tree = `NAME         MAJ:MIN RM SIZE RO TYPE MOUNTPOINT
vg1-data     254:0    0  10G  0 lvm
└─drbd0      147:0    0  10G  0 disk
`
  const report = `RO    RA   SSZ   BSZ   StartSec            Size   Device
rw   256   512  4096          0     10737418240   /dev/mapper/vg1-data
rw   256   512  4096          0     10737053696   /dev/drbd0
`
  expect(await messagesOf({ 'alpha:facts/lsblk.txt': tree })).toEqual([])
  expect(await messagesOf({ 'alpha:facts/lsblk.txt': tree, 'alpha:facts/blockdev.txt': report })).toEqual([
    'The meta-data on "/dev/vg1/data" of host "alpha" has room for 1 peer, resource "r0" connects it to 2 with a disk',
  ])
  expect(await messagesOf({ 'alpha:facts/blockdev.txt': report })).toEqual([])
})

const small = { 'alpha:facts/lsblk.json': lsblk(10 * gib, 712 * 512) }

test.each<[string, Readonly<Record<string, Change>>]>([
  ['a size that is set', { '*:/etc/drbd.conf': ['  device /dev/drbd0;\n', '  disk {\n    size 9G;\n  }\n  device /dev/drbd0;\n'] }],
  ['external meta-data', { '*:/etc/drbd.conf': ['meta-disk internal', 'meta-disk /dev/vg1/meta'] }],
  ['a module of 8.4', { '*:facts/proc-drbd.txt': 'version: 8.4.11 (api:1/proto:86-101)\n' }],
  ['no module that is known', { '*:facts/proc-drbd.txt': null }],
  ['only one link', { '*:/etc/drbd.conf': ['hosts alpha beta gamma', 'hosts alpha beta'] }],
  [
    'a peer that is told to do without a bitmap',
    {
      '*:/etc/drbd.conf': [
        '  connection-mesh {\n    hosts alpha beta gamma;\n  }\n',
        '  connection {\n    host alpha;\n    host beta;\n  }\n' +
          '  connection {\n    host alpha;\n    host gamma;\n    volume 0 {\n      disk {\n        bitmap no;\n      }\n    }\n  }\n',
      ],
    },
  ],
])('silent: %s', async (_title, changes) => {
  expect(await messagesOf(small)).toHaveLength(1)
  expect(await messagesOf({ ...small, ...changes })).toEqual([])
})

test('internal is what meta-disk means where it is left out', async () => {
  expect(await messagesOf({ ...small, '*:/etc/drbd.conf': ['  meta-disk internal;\n', ''] })).toHaveLength(1)
})
