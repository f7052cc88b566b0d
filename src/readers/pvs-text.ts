import type { Fact } from '../facts/fact.js'
import { lvmTable } from './lvm-table.js'
import { defineReader, originIn } from './reader.js'
import { readSize } from './size.js'

/**
 * Physical volumes as `pvs` prints them for people: sizes rounded, no volume group where there is none.
 *
 * Source: pvs(8), the default columns PV VG Fmt Attr PSize PFree, and what `-v` and `-a -o +…` add behind them; the
 * sosreport plugin `lvm2`.
 */
export const pvsText = defineReader({
  id: 'pvs-text',
  title: 'Physical volumes (pvs, as a table)',
  paths: ['facts/pvs.txt', 'sos_commands/lvm2/pvs*', 'sos_commands/devicemapper/pvs*'],
  *scan(input) {
    for (const { words } of lvmTable(input.text, ['PV', 'VG', 'Fmt', 'Attr', 'PSize'])) {
      const format = words.findIndex(({ text }) => /^lvm[12]$/.test(text))
      const [path] = words
      // `pvs -a` lists every device; one without a format is no physical volume.
      if (path === undefined || !path.text.startsWith('/') || format < 1 || format > 2) continue
      const size = readSize(words[format + 2]?.text ?? '')
      const group = format === 2 ? words[1] : undefined
      const fact: Fact = {
        kind: 'physical-volume',
        origin: originIn(input, { start: path.start, end: (words[format + 2] ?? path).end }),
        path: path.text,
        ...(group === undefined ? {} : { volumeGroup: group.text }),
        ...(size === undefined ? {} : { sizeBytes: size.sizeBytes }),
        isExact: false,
      }
      yield fact
    }
  },
})
