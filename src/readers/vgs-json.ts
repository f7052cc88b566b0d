import { memberOf, stringOf } from '../text/located-json.js'
import type { JsonNode } from '../text/located-json.js'
import { readReport, rowsOf } from './json-report.js'
import { defineReader, originIn } from './reader.js'
import { invalidJson } from './rules/vgs-json/invalid-json.js'
import { sizeIn } from './size.js'

/**
 * Volume groups as `vgs --reportformat json` lists them.
 *
 * Source: lvmreport(7); vg_attr in vgs(8): `c` in the sixth place is a clustered group, `s` one shared through lvmlockd.
 */
export const vgsJson = defineReader({
  id: 'vgs-json',
  title: 'Volume groups (vgs)',
  paths: ['facts/vgs.json'],
  *scan(input) {
    const { root, faults } = readReport(input, invalidJson.id)
    yield* faults
    for (const row of rowsOf(root, 'vg')) {
      const name = stringOf(row, 'vg_name')
      const extent = sizeIn(row, 'vg_extent_size')
      const sequence = sequenceOf(row)
      if (name === undefined) continue
      yield {
        kind: 'volume-group',
        origin: originIn(input, row),
        name,
        ...(extent?.isExact === true ? { extentBytes: extent.sizeBytes } : {}),
        isClustered: stringOf(row, 'vg_attr')?.[5] === 'c',
        ...(sequence === undefined ? {} : { sequence }),
        physicalVolumes: [],
      }
    }
  },
})

function sequenceOf(row: JsonNode): number | undefined {
  const member = memberOf(row, 'vg_seqno')
  const value = member?.kind === 'string' && /^\d+$/.test(member.value) ? Number(member.value) : member?.kind === 'number' ? member.value : undefined
  return Number.isSafeInteger(value) ? value : undefined
}
