import type { CheckReport } from '../workspace/report.js'
import { convertClusters } from './convert.js'
import type { Conversion } from './conversion.js'
import type { DrbdFiles } from './drbd-files.js'
import type { OldFile } from './input.js'

/** Converts the clusters that were checked. Throws a `Refusal` where somebody must decide first. */
export function convertReport(report: Pick<CheckReport, 'clusters' | 'files' | 'sources' | 'placeOf'>, drbd: DrbdFiles): readonly Conversion[] {
  const files = report.files.flatMap(({ path: file, language, target }): OldFile[] => {
    const place = report.placeOf(file)
    const text = report.sources.get(file)?.text
    return place === undefined || text === undefined ? [] : [{ host: place.host, language, file, path: place.path, text, target }]
  })
  return report.clusters.flatMap(cluster => convertClusters(cluster, files, drbd))
}
