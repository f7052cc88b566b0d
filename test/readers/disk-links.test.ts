import { describe, expect, test } from 'vitest'

import { diskLinks } from '../../src/readers/disk-links.js'
import { lsblkJson } from '../../src/readers/lsblk-json.js'
import { factsIn } from './read-text.js'

describe('disk-links', () => {
  test('the links of a disk and of its partitions', () => {
    expect(diskLinks({ kernelName: 'sda', type: 'disk', wwn: '0x5000c500a1b2c3d4', idLink: 'ata-DISK_0001' })).toEqual([
      '/dev/disk/by-id/ata-DISK_0001',
      '/dev/disk/by-id/wwn-0x5000c500a1b2c3d4',
    ])
    for (const kernelName of ['sda12', 'nvme0n1p12', 'mmcblk0p12']) {
      expect(diskLinks({ kernelName, type: 'part', wwn: '0x1' })).toEqual(['/dev/disk/by-id/wwn-0x1-part12'])
    }
    expect(diskLinks({ kernelName: 'loop0', type: 'loop', wwn: '0x1' })).toEqual([])
  })

  test('what lies on it', () => {
    expect(diskLinks({ uuid: '8dbf3c86-ed93', label: 'data', partUuid: '0f3a9c11-01', partLabel: 'my-data' })).toEqual([
      '/dev/disk/by-uuid/8dbf3c86-ed93',
      '/dev/disk/by-label/data',
      '/dev/disk/by-partuuid/0f3a9c11-01',
      '/dev/disk/by-partlabel/my-data',
    ])
  })

  test('values that udev writes with escapes', () => {
    expect(diskLinks({ label: 'my data', partLabel: 'a/b', uuid: '' })).toEqual([])
  })

  test('a link that two devices of a listing have names neither', () => {
    const text = '{"blockdevices":[{"name":"sda","size":1,"type":"disk","uuid":"x-1","label":"one"},{"name":"sdb","size":1,"type":"disk","uuid":"x-1","label":"two"}]}'
    expect(factsIn(lsblkJson, 'block-device', text).map(({ paths }) => paths)).toEqual([
      ['/dev/sda', '/dev/disk/by-label/one'],
      ['/dev/sdb', '/dev/disk/by-label/two'],
    ])
  })

  test('a device that is printed under several parents counts once', () => {
    const child = '{"name":"md0","size":1,"type":"raid1","uuid":"x-1"}'
    const text = `{"blockdevices":[{"name":"sda","size":1,"type":"disk","children":[${child}]},{"name":"sdb","size":1,"type":"disk","children":[${child}]}]}`
    expect(factsIn(lsblkJson, 'block-device', text).at(1)?.paths).toEqual(['/dev/md0', '/dev/disk/by-uuid/x-1'])
  })
})
