import type { Fact } from '../facts/fact.js'
import { logicalVolumePaths } from './lvm-device.js'
import { lvmTable } from './lvm-table.js'
import { defineReader, originIn } from './reader.js'
import { readSize } from './size.js'

const kinds = new Map([
  ['V', 'thin'],
  ['t', 'thin-pool'],
  ['m', 'mirror'],
  ['M', 'mirror'],
  ['C', 'cache'],
])

/**
 * Logical volumes as `lvs`, also with `-a -o +…`, prints them for people: sizes rounded.
 *
 * The size of an old-style snapshot is that of its own store and no size of a device, so it is left out.
 *
 * Source: lvs(8), the default columns LV VG Attr LSize …; the sosreport plugin `lvm2`, before that `devicemapper`.
 */
export const lvsText = defineReader({
  id: 'lvs-text',
  title: 'Logical volumes (lvs, as a table)',
  paths: ['facts/lvs.txt', 'sos_commands/lvm2/lvs*', 'sos_commands/devicemapper/lvs*'],
  *scan(input) {
    const seen = new Set<string>()
    for (const { words, under } of lvmTable(input.text, ['LV', 'VG', 'Attr', 'LSize'])) {
      const [volume, group, attributes, length] = words
      const size = readSize(length?.text ?? '')
      if (volume === undefined || group === undefined || length === undefined || size === undefined) continue
      if (!/^[-A-Za-z]{6,10}$/.test(attributes?.text ?? '')) continue
      const kind = attributes?.text.charAt(0) ?? '-'
      if (/^[sS]$/.test(kind) && under('Origin') !== undefined) continue
      const name = volume.text.replace(/^\[(.*)\]$/, '$1')
      if (seen.has(`${group.text}/${name}`)) continue
      seen.add(`${group.text}/${name}`)
      const layout = kinds.get(kind)
      const fact: Fact = {
        kind: 'logical-volume',
        origin: originIn(input, { start: volume.start, end: length.end }),
        volumeGroup: group.text,
        name,
        paths: logicalVolumePaths(group.text, name),
        sizeBytes: size.sizeBytes,
        isExact: false,
        ...(layout === undefined ? {} : { layout }),
      }
      yield fact
    }
  },
})
