import type { ClusterModel } from '../cluster/model.js'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { buildPicture } from './build-picture.js'
import { markFindings } from './mark-findings.js'
import type { FindingPlaces } from './mark-findings.js'
import type { Picture } from './picture.js'

/** What a picture needs to know of a check, besides the cluster. */
export interface PicturedReport {
  readonly sources: ReadonlyMap<string, { positionAt(offset: number): { readonly line: number; readonly column: number } }>
  readonly rules: ReadonlyMap<string, NonNullable<ReturnType<NonNullable<FindingPlaces['docsOf']>>>>
  readonly masking: { data<Data>(data: Data): Data }
  hostOf(file: string): string | undefined
}

/** Makes the picture of a cluster that was checked, without secrets, with the findings that are shown. */
export function pictureOfReport(cluster: ClusterModel, report: PicturedReport, shown: readonly Diagnostic[]): Picture {
  const parts = report.masking.data(buildPicture(cluster))
  const marks = markFindings(parts, {
    diagnostics: shown,
    hostOf: file => report.hostOf(file),
    docsOf: rule => report.rules.get(rule),
    placeOf({ file, span }) {
      const { line, column } = report.sources.get(file)?.positionAt(span.start) ?? { line: 1, column: 1 }
      return `${file}:${line}:${column}`
    },
  })
  return { ...parts, marks }
}
