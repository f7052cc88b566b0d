import type { Fact } from '../facts/fact.js'
import { stringOf } from '../text/located-json.js'
import type { JsonNode } from '../text/located-json.js'
import { readReport, rowsOf } from './json-report.js'
import { logicalVolumePaths } from './lvm-device.js'
import { defineReader, originIn } from './reader.js'
import { invalidJson } from './rules/lvs-json/invalid-json.js'
import { sizeIn } from './size.js'

/**
 * Logical volumes as `lvs --reportformat json` lists them.
 *
 * A volume that comes once per segment counts once. The device of an old-style snapshot is as large as its origin.
 *
 * Source: lvmreport(7); lv_attr in lvs(8): the first letter is the volume's kind.
 */
export const lvsJson = defineReader({
  id: 'lvs-json',
  title: 'Logical volumes (lvs)',
  paths: ['facts/lvs.json'],
  *scan(input) {
    const { root, faults } = readReport(input, invalidJson.id)
    yield* faults
    const rows = new Map<string, JsonNode>()
    for (const row of rowsOf(root, 'lv')) {
      const key = keyOf(stringOf(row, 'vg_name'), stringOf(row, 'lv_name'))
      if (key !== undefined && !rows.has(key)) rows.set(key, row)
    }
    for (const row of rows.values()) {
      const volumeGroup = stringOf(row, 'vg_name')
      const name = plainName(stringOf(row, 'lv_name'))
      const layout = layoutOf(row)
      const device = layout === 'snapshot' ? rows.get(keyOf(volumeGroup, stringOf(row, 'origin')) ?? '') : row
      const size = device === undefined ? undefined : sizeIn(device, 'lv_size')
      if (volumeGroup === undefined || name === undefined || size === undefined) continue
      const fact: Fact = {
        kind: 'logical-volume',
        origin: originIn(input, row),
        volumeGroup,
        name,
        paths: logicalVolumePaths(volumeGroup, name),
        ...size,
        ...(layout === undefined ? {} : { layout }),
      }
      yield fact
    }
  },
})

function keyOf(volumeGroup: string | undefined, name: string | undefined): string | undefined {
  const plain = plainName(name)
  return volumeGroup === undefined || plain === undefined ? undefined : `${volumeGroup}/${plain}`
}

/** Takes off the brackets that mark hidden volumes. */
function plainName(name: string | undefined): string | undefined {
  return name?.replace(/^\[(.*)\]$/, '$1')
}

const kinds = new Map([
  ['V', 'thin'],
  ['t', 'thin-pool'],
  ['m', 'mirror'],
  ['M', 'mirror'],
  ['C', 'cache'],
])

function layoutOf(row: JsonNode): string | undefined {
  const kind = stringOf(row, 'lv_attr')?.[0] ?? ''
  // A merging snapshot has a capital letter, its origin `O`. A thin snapshot is a `V`, and as large as it says.
  if ((kind === 's' || kind === 'S') && stringOf(row, 'origin') !== undefined) return 'snapshot'
  return stringOf(row, 'segtype') ?? kinds.get(kind)
}
