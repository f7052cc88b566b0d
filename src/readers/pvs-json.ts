import { stringOf } from '../text/located-json.js'
import { readReport, rowsOf } from './json-report.js'
import { defineReader, originIn } from './reader.js'
import { invalidJson } from './rules/pvs-json/invalid-json.js'
import { sizeIn } from './size.js'

/**
 * Physical volumes as `pvs --reportformat json` lists them.
 *
 * Source: lvmreport(7), pvs(8).
 */
export const pvsJson = defineReader({
  id: 'pvs-json',
  title: 'Physical volumes (pvs)',
  paths: ['facts/pvs.json'],
  *scan(input) {
    const { root, faults } = readReport(input, invalidJson.id)
    yield* faults
    for (const row of rowsOf(root, 'pv')) {
      const path = stringOf(row, 'pv_name')
      const volumeGroup = stringOf(row, 'vg_name')
      const size = sizeIn(row, 'pv_size')
      if (path === undefined || !path.startsWith('/')) continue // A missing one is listed as `[unknown]`.
      yield {
        kind: 'physical-volume',
        origin: originIn(input, row),
        path,
        ...(volumeGroup === undefined ? {} : { volumeGroup }),
        ...(size ?? { isExact: false }),
      }
    }
  },
})
