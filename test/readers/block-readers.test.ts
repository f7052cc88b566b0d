import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

import { blockdevReport } from '../../src/readers/blockdev-report.js'
import { lsblkJson } from '../../src/readers/lsblk-json.js'
import { lvmConf } from '../../src/readers/lvm-conf.js'
import { lvsJson } from '../../src/readers/lvs-json.js'
import { pvsJson } from '../../src/readers/pvs-json.js'
import { vgsJson } from '../../src/readers/vgs-json.js'
import { factsIn, faultsAt, placesOf, readText } from './read-text.js'

const samples = '../shared/reference/samples'
const sample = (name: string): string => readFileSync(`${samples}/${name}`, 'utf8')

describe('lvs-json', () => {
  const row = (fields: Record<string, string>): string => JSON.stringify({ report: [{ lv: [fields] }] })

  test('exact and rounded sizes', () => {
    const sizes = ['10737418240B', '10737418240', '<1.10g', '10.00g', '8S'].map(
      size => factsIn(lvsJson, 'logical-volume', row({ vg_name: 'vg1', lv_name: 'a', lv_size: size }))[0],
    )
    expect(sizes.map(fact => [fact?.sizeBytes, fact?.isExact])).toEqual([
      [10737418240, true],
      [10737418240, true],
      [1181116006, false],
      [10737418240, false],
      [4096, true],
    ])
  })

  test('rows without a name or a size', () => {
    for (const fields of [{ vg_name: 'vg1', lv_name: 'a' }, { lv_name: 'a', lv_size: '4B' }, { vg_name: 'v', lv_name: 'a', lv_size: 'x' }]) {
      expect(factsIn(lvsJson, 'logical-volume', row(fields as Record<string, string>))).toEqual([])
    }
  })

  test('warnings in front of the report', () => {
    const text = `  WARNING: [x] {y} is old\n  ${row({ vg_name: 'v-1', lv_name: '[a]', lv_size: '4B' })}`
    expect(factsIn(lvsJson, 'logical-volume', text)).toMatchObject([{ name: 'a', paths: ['/dev/v-1/a', '/dev/mapper/v--1-a'] }])
  })

  test('json_std has numbers', () => {
    const text = '{"report":[{"lv":[{"vg_name":"v","lv_name":"a","lv_size":4096}]}]}'
    expect(factsIn(lvsJson, 'logical-volume', text)).toMatchObject([{ sizeBytes: 4096, isExact: true }])
  })

  test('what is not JSON, and JSON that breaks off', () => {
    for (const text of ['[|sh:|] lvs: not found\n', '{"report":[{"lv":[{"a":"b" [|"|]c"}]}]}', '{"report":[|}|]', '{"a":1,[|}|]', '{[|1|]:2}']) {
      const { expected, found } = faultsAt(lvsJson, text)
      expect(found.map(line => line.slice(0, line.indexOf(' ')))).toEqual(expected.map(line => line.slice(0, line.indexOf(' '))))
    }
    expect(readText(lvsJson, '{"report":[').faults).toHaveLength(1)
    expect(readText(lvsJson, ' \n').faults).toEqual([])
  })

  test.skipIf(!existsSync(samples))('both reports of one group agree with the backup (skipped where the samples are absent)', () => {
    const full = factsIn(lvsJson, 'logical-volume', sample('lvm/all-types.lvs.json'))
    const short = factsIn(lvsJson, 'logical-volume', sample('lvm/all-types.lvs-default.json'))
    const sizes = (facts: typeof full): Map<string, number> => new Map(facts.map(fact => [fact.name, fact.sizeBytes]))
    expect(sizes(full).get('cluster')).toBe(1178599424)
    expect(sizes(full).get('snap')).toBe(1178599424)
    expect(sizes(full).get('thin1')).toBe(10737418240)
    expect(full.filter(fact => fact.name === 'cluster')).toHaveLength(1)
    expect(short.length).toBeGreaterThan(6)
    for (const [name, size] of sizes(short)) expect({ name, size }).toEqual({ name, size: sizes(full).get(name) })
    expect(short.find(fact => fact.name === 'thin1')?.layout).toBe('thin')
  })
})

describe('vgs-json and pvs-json', () => {
  test('a clustered group with its extent size', () => {
    const text = '{"report":[{"vg":[{"vg_name":"vg1","vg_attr":"wz--nc","vg_extent_size":"4194304B","vg_seqno":"7"},{"vg_name":"vg2","vg_attr":"wz--n-"}]}]}'
    expect(factsIn(vgsJson, 'volume-group', text)).toEqual([
      { name: 'vg1', extentBytes: 4194304, isClustered: true, sequence: 7, physicalVolumes: [] },
      { name: 'vg2', isClustered: false, physicalVolumes: [] },
    ])
  })

  test('disks, with and without a group', () => {
    const text = '{"report":[{"pv":[{"pv_name":"/dev/sda3","vg_name":"vg1","pv_size":"1024B"},{"pv_name":"/dev/sdb","vg_name":"","pv_size":"<2.00t"},{"pv_name":"[unknown]"}]}]}'
    expect(factsIn(pvsJson, 'physical-volume', text)).toEqual([
      { path: '/dev/sda3', volumeGroup: 'vg1', sizeBytes: 1024, isExact: true },
      { path: '/dev/sdb', sizeBytes: 2199023255552, isExact: false },
    ])
  })

  test.skipIf(!existsSync(samples))('the sample group (skipped where the samples are absent)', () => {
    expect(factsIn(vgsJson, 'volume-group', sample('lvm/all-types.vgs.json'))).toMatchObject([{ name: 'vg1', isClustered: false }])
    expect(factsIn(pvsJson, 'physical-volume', sample('lvm/all-types.pvs.json'))).toHaveLength(4)
  })
})

describe('lsblk-json', () => {
  const nested = `{"blockdevices": [
    {"name":"sda", "size":2000, "type":"disk", "mountpoints":[null], "children":[
      {"name":"sda3", "size":1000, "type":"part", "fstype":"LVM2_member", "mountpoints":[null], "children":[
        {"name":"vg1-my--lv", "kname":"dm-0", "path":"/dev/mapper/vg1-my--lv", "size":500, "type":"lvm", "mountpoints":["/srv","[SWAP]"]}
      ]}
    ]},
    {"name":"sdb", "size":1, "type":"disk", "children":[{"name":"vg1-my--lv", "size":500, "type":"lvm"}]}
  ]}`

  test('devices below others, each once', () => {
    expect(factsIn(lsblkJson, 'block-device', nested)).toEqual([
      { paths: ['/dev/sda'], sizeBytes: 2000, isExact: true, type: 'disk', mountPoints: [], heldBy: ['/dev/sda3'] },
      {
        paths: ['/dev/sda3'],
        sizeBytes: 1000,
        isExact: true,
        type: 'part',
        fileSystem: 'LVM2_member',
        tellsDrbdNine: true,
        mountPoints: [],
        heldBy: ['/dev/mapper/vg1-my--lv'],
      },
      {
        paths: ['/dev/mapper/vg1-my--lv', '/dev/vg1/my-lv', '/dev/dm-0', '/dev/disk/by-id/dm-name-vg1-my--lv'],
        sizeBytes: 500,
        isExact: true,
        type: 'lvm',
        mountPoints: ['/srv', '[SWAP]'],
      },
      { paths: ['/dev/sdb'], sizeBytes: 1, isExact: true, type: 'disk', heldBy: ['/dev/vg1/my-lv'] },
    ])
    expect(placesOf(lsblkJson, 'block-device', nested)[0]).toBe('2000')
  })

  test('the old shape: text everywhere, one mount point', () => {
    const text = '{"blockdevices":[{"name":"drbd0","maj:min":"147:0","rm":"0","size":"10737418240","ro":"0","type":"disk","mountpoint":"/srv"},{"name":"sdc","size":"1.5G","mountpoint":null}]}'
    expect(factsIn(lsblkJson, 'block-device', text)).toEqual([
      { paths: ['/dev/drbd0'], sizeBytes: 10737418240, isExact: true, type: 'disk', mountPoints: ['/srv'] },
      { paths: ['/dev/sdc'], sizeBytes: 1610612736, isExact: false, mountPoints: [] },
    ])
  })

  test.skipIf(!existsSync(samples))('the samples (skipped where they are absent)', () => {
    for (const name of ['block/lsblk-2.38.json', 'block/lsblk-2.38-columns.json']) {
      expect(factsIn(lsblkJson, 'block-device', sample(name))).toMatchObject([{ paths: ['/dev/loop0'], sizeBytes: 1073741824, isExact: true }])
    }
  })
})

test.each([
  ['the narrow column of old releases', 'RO    RA   SSZ   BSZ   StartSec     Size    Device\nrw   256   512  4096         63     573287424  /dev/sdb1\n', 573287424 * 512],
  ['a column of bytes', 'RO    RA   SSZ   BSZ   StartSec            Size   Device\nrw   256   512  4096         63       573287424   /dev/sdb1\n', 573287424],
  ['half a sector where the head is lost', 'rw 256 512 4096 63 573287463 /dev/sdb1\n', 573287463 * 512],
  ['whole sectors where the head is lost', 'rw 256 512 4096 63 573287424 /dev/sdb1\n', 573287424],
])('blockdev-report: %s', (_, text, sizeBytes) => {
  expect(factsIn(blockdevReport, 'block-device', text)).toEqual([{ paths: ['/dev/sdb1'], sizeBytes, isExact: true }])
})

test('blockdev-report', () => {
  const text = 'RO    RA   SSZ   BSZ        StartSec            Size   Device\nrw  5120   512  4096               0      1073741824   /dev/loop0\nro 256 512 512 2048 500 /dev/mapper/vg1-my--lv\nrw 1 /dev/x\n'
  expect(factsIn(blockdevReport, 'block-device', text)).toEqual([
    { paths: ['/dev/loop0'], sizeBytes: 1073741824, isExact: true },
    { paths: ['/dev/mapper/vg1-my--lv', '/dev/vg1/my-lv'], sizeBytes: 500, isExact: true },
  ])
  expect(placesOf(blockdevReport, 'block-device', text)[0]).toBe('1073741824   /dev/loop0')
})

describe('lvm-conf', () => {
  test('settings of sections, lists and slashes', () => {
    const text = `devices {
  filter = [ "r|^/dev/sda3$|", 'a|.*|' ] # keep LVM off the backing disk
}
global/locking_type = 3
global { locking_type = 1 fallback_to_local_locking = 0 }
`
    expect(factsIn(lvmConf, 'lvm-option', text)).toEqual([
      { section: 'global', name: 'locking_type', value: '3' },
      { section: 'devices', name: 'filter', value: 'r|^/dev/sda3$| a|.*|', items: ['r|^/dev/sda3$|', 'a|.*|'] },
      { section: 'global', name: 'locking_type', value: '1' },
      { section: 'global', name: 'fallback_to_local_locking', value: '0' },
    ])
    expect(placesOf(lvmConf, 'lvm-option', text)[0]).toBe('global/locking_type = 3')
  })
})
