import type { Fact } from '../facts/fact.js'
import { lvmTable } from './lvm-table.js'
import { defineReader, originIn } from './reader.js'
import { readSize } from './size.js'

/**
 * Volume groups as `vgs` prints them for people, also with `-v`, which adds the size of an extent.
 *
 * Source: vgs(8): the columns VG Attr Ext #PV … with -v, VG #PV #LV #SN Attr … without; the sixth letter of Attr is `c` for
 * a clustered group; the sosreport plugin `lvm2`.
 */
export const vgsText = defineReader({
  id: 'vgs-text',
  title: 'Volume groups (vgs, as a table)',
  paths: ['facts/vgs.txt', 'sos_commands/lvm2/vgs*', 'sos_commands/devicemapper/vgs*'],
  *scan(input) {
    const isLong = /^[ \t]*VG[ \t]+Attr[ \t]+Ext[ \t]/m.test(input.text)
    const headings = isLong ? ['VG', 'Attr', 'Ext'] : ['VG', '#PV', '#LV', '#SN', 'Attr']
    for (const { words } of lvmTable(input.text, headings)) {
      const [name] = words
      const attributes = words[isLong ? 1 : 4]
      if (name === undefined || attributes === undefined || !/^[-a-z]{5}[-cs]$/.test(attributes.text)) continue
      const extent = isLong ? readSize(words[2]?.text ?? '') : undefined
      // `4.00m` is a whole number of MiB, since extents are powers of two of at least that.
      const isWhole = extent !== undefined && extent.sizeBytes % 1_048_576 === 0
      const fact: Fact = {
        kind: 'volume-group',
        origin: originIn(input, { start: name.start, end: attributes.end }),
        name: name.text,
        ...(isWhole ? { extentBytes: extent.sizeBytes } : {}),
        isClustered: attributes.text.charAt(5) === 'c',
        physicalVolumes: [],
      }
      yield fact
    }
  },
})
