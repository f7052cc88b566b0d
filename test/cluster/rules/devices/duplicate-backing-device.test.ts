import { expect, test } from 'vitest'

import { duplicateBackingDevice } from '../../../../src/cluster/rules/devices/duplicate-backing-device.js'
import { checkExample } from '../../../support/cluster-of.js'

function drbdConf(first: string, other: string): string {
  const resource = (name: string, disk: string, minor: number): string => `resource ${name} {
  net { protocol C; }
  on alpha { device /dev/drbd${minor}; disk ${disk}; address 192.0.2.1:${7788 + minor}; meta-disk internal; }
  on beta { device /dev/drbd${minor}; disk /dev/vg9/${name}; address 192.0.2.2:${7788 + minor}; meta-disk internal; }
}
`
  return resource('r0', first, 0) + resource('r1', other, 1)
}

async function messagesOf(first: string, other: string, devices: readonly object[]): Promise<string[]> {
  const hosts = {
    alpha: { '/etc/hostname': 'alpha\n', '/etc/drbd.conf': drbdConf(first, other), 'facts/lsblk.json': JSON.stringify({ blockdevices: devices }) },
    beta: { '/etc/hostname': 'beta\n', '/etc/drbd.conf': drbdConf(first, other) },
  }
  const { findings } = await checkExample({ hosts }, [duplicateBackingDevice])
  return findings.map(({ message }) => message)
}

const sdb1 = { name: 'sdb1', path: '/dev/sdb1', size: 4096, type: 'part', partuuid: '0f3a9c11-01', wwn: '0x5000c500a1b2c3d4', 'id-link': 'ata-DISK_0001-part1' }
const mapped = { name: 'vg1-data', kname: 'dm-3', path: '/dev/mapper/vg1-data', size: 4096, type: 'lvm' }

test.each([
  ['/dev/sdb1', '/dev/disk/by-partuuid/0f3a9c11-01', sdb1],
  ['/dev/disk/by-id/wwn-0x5000c500a1b2c3d4-part1', '/dev/sdb1', sdb1],
  ['/dev/disk/by-id/ata-DISK_0001-part1', '/dev/disk/by-partuuid/0f3a9c11-01', sdb1],
  ['/dev/vg1/data', '/dev/dm-3', mapped],
  ['/dev/disk/by-id/dm-name-vg1-data', '/dev/mapper/vg1-data', mapped],
])('%s and %s are one device', async (first, other, device) => {
  expect(await messagesOf(first, other, [device])).toEqual([`"${other}" of host "alpha" is "${first}", which resource "r0" uses`])
})

test.each([
  ['one name twice, which rules of drbd.conf tell', '/dev/sdb1', '/dev/sdb1', [sdb1]],
  ['two forms of one name, which they tell too', '/dev/vg1/data', '/dev/mapper/vg1-data', [mapped]],
  ['a name that no device has', '/dev/sdb1', '/dev/disk/by-partuuid/0f3a9c11-02', [sdb1]],
  ['the whole disk by its number', '/dev/sdb1', '/dev/disk/by-id/wwn-0x5000c500a1b2c3d4', [sdb1]],
  ['a number that two paths of one disk share', '/dev/sdb1', '/dev/disk/by-partuuid/0f3a9c11-01', [sdb1, { ...sdb1, name: 'sdc1', path: '/dev/sdc1' }]],
  ['no disk at all', 'none', 'none', [sdb1]],
])('silent: %s', async (_title, first, other, devices) => {
  expect(await messagesOf(first, other, devices)).toEqual([])
})
