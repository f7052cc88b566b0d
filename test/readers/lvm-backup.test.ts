import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

import { lvmBackup } from '../../src/readers/lvm-backup.js'
import { factsIn, faultsAt, placesOf } from './read-text.js'

const corpus = '../shared/corpus/lvm-backup'
const samples = '../shared/reference/samples/lvm'

const plain = `contents = "Text Format Volume Group"
version = 1
vg-1 {
  seqno = 7
  status = ["RESIZEABLE", "READ", "WRITE"]
  extent_size = 8192 # 4 MiB
  physical_volumes { pv0 { device = "/dev/sda3" pe_count = 9 } }
  logical_volumes {
    my-lv {
      status = ["READ", "WRITE", "VISIBLE"]
      segment_count = 2
      segment1 { start_extent = 0 extent_count = 3 type = "striped" stripe_count = 1 stripes = ["pv0", 0] }
      segment2 { start_extent = 3 extent_count = 2 type = "striped" stripe_count = 2 stripes = ["pv0", 3] }
    }
  }
}
`

test('a volume of two segments', () => {
  expect(factsIn(lvmBackup, 'logical-volume', plain)).toEqual([
    {
      volumeGroup: 'vg-1',
      name: 'my-lv',
      paths: ['/dev/vg-1/my-lv', '/dev/mapper/vg--1-my--lv'],
      sizeBytes: 5 * 4194304,
      isExact: true,
      extentBytes: 4194304,
      layout: 'linear',
    },
  ])
  expect(placesOf(lvmBackup, 'logical-volume', plain)).toEqual(['my-lv'])
})

test('a volume group', () => {
  expect(factsIn(lvmBackup, 'volume-group', plain)).toEqual([
    { name: 'vg-1', extentBytes: 4194304, isClustered: false, sequence: 7, physicalVolumes: ['/dev/sda3'] },
  ])
  expect(placesOf(lvmBackup, 'volume-group', plain)).toEqual(['vg-1'])
})

test('a clustered volume group without volumes', () => {
  const text = plain.replace('"WRITE"]', '"WRITE", "CLUSTERED"]').replace(/ {2}logical_volumes \{[^]*/, '}\n')
  expect(factsIn(lvmBackup, 'volume-group', text)).toMatchObject([{ isClustered: true }])
  expect(factsIn(lvmBackup, 'logical-volume', text)).toEqual([])
})

test('the lock managers of a shared volume group', () => {
  const isClustered = (type: string): unknown =>
    factsIn(lvmBackup, 'volume-group', plain.replace('seqno', `lock_type = "${type}"\n  seqno`))[0]?.isClustered
  expect(['dlm', 'clvm', 'sanlock', 'none'].map(isClustered)).toEqual([true, true, false, false])
})

test('a volume whose segments are not all there has no size', () => {
  expect(factsIn(lvmBackup, 'logical-volume', plain.replace('segment_count = 2', 'segment_count = 3'))).toEqual([])
})

test('a comment after a string with a hash, and a quoted brace', () => {
  const text = plain.replace('contents = ', 'description = "created by \\"lvcreate\\" # {" # {\ncontents = ')
  expect(factsIn(lvmBackup, 'logical-volume', text)).toHaveLength(1)
})

test('a file that is cut off says nothing of sizes', () => {
  const text = plain.slice(0, plain.indexOf('segment2')).replace('vg-1 {', '[|vg-1|] {')
  const { expected, found } = faultsAt(lvmBackup, text)
  expect(found).toEqual(expected)
  expect(factsIn(lvmBackup, 'logical-volume', text)).toEqual([])
})

test('what is no metadata says nothing', () => {
  for (const text of ['', '}', '{', 'x = [', 'a { b = }', '= = =', 'lv { extent_size = "a" }']) {
    expect(factsIn(lvmBackup, 'volume-group', text)).toEqual([])
  }
})

interface Expected {
  readonly extentSizeBytes: number
  readonly seqno: number
  readonly pvs: Record<string, { device: string }>
  readonly lvs: Record<string, { sizeBytes: number }>
}

describe.skipIf(!existsSync(corpus))('real backups (skipped where the corpus is absent)', () => {
  const names = existsSync(corpus) ? readdirSync(corpus).filter(name => name.endsWith('.vg')) : []
  const known = existsSync(corpus)
    ? (JSON.parse(readFileSync(`${corpus}/expected.json`, 'utf8')) as { files: Record<string, Record<string, Expected>> }).files
    : {}
  test.each(names)('%s', name => {
    const text = readFileSync(`${corpus}/${name}`, 'utf8')
    const groups = factsIn(lvmBackup, 'volume-group', text)
    const volumes = factsIn(lvmBackup, 'logical-volume', text)
    const found: Record<string, unknown> = {}
    for (const group of groups) {
      const own = volumes.filter(volume => volume.volumeGroup === group.name)
      found[group.name] = {
        extent: group.extentBytes,
        seqno: group.sequence,
        devices: group.physicalVolumes,
        sizes: Object.fromEntries(own.map(volume => [volume.name, volume.sizeBytes])),
      }
    }
    const expected = Object.entries(known[name]!).map(([group, { extentSizeBytes, seqno, pvs, lvs }]) => [
      group,
      {
        extent: extentSizeBytes,
        seqno,
        devices: Object.values(pvs).map(pv => pv.device),
        sizes: Object.fromEntries(Object.entries(lvs).map(([volume, { sizeBytes }]) => [volume, sizeBytes])),
      },
    ])
    expect(found).toEqual(Object.fromEntries(expected))
  })
})

test.skipIf(!existsSync(samples))('every segment type as lvs reports it (skipped where the samples are absent)', () => {
  const volumes = factsIn(lvmBackup, 'logical-volume', readFileSync(`${samples}/all-types.vg`, 'utf8'))
  const report = JSON.parse(readFileSync(`${samples}/all-types.lvs.json`, 'utf8')) as {
    report: { lv: { lv_name: string; lv_size: string; segtype: string; origin: string }[] }[]
  }
  const rows = new Map(report.report[0]!.lv.map(row => [row.lv_name.replace(/[[\]]/g, ''), row]))
  expect(rows.size).toBeGreaterThan(15)
  for (const [name, row] of rows) {
    const volume = volumes.find(candidate => candidate.name === name)
    // A snapshot's own size is that of its changes; the device is as large as what it is a snapshot of.
    const device = row.origin === '' ? row : rows.get(row.origin)!
    expect({ name, size: volume?.sizeBytes }).toEqual({ name, size: Number.parseInt(device.lv_size, 10) })
    if (row.origin === '') expect({ name, layout: volume?.layout }).toEqual({ name, layout: row.segtype })
  }
  expect(volumes).toHaveLength(rows.size)
})
