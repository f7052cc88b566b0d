import type { ClusterModel } from '../cluster/model.js'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { buildPicture } from './build-picture.js'
import { markFindings } from './mark-findings.js'
import type { FindingPlaces } from './mark-findings.js'
import { xenGuest } from './parts/guests.js'
import type { Box, Picture } from './picture.js'

/** What a picture needs to know of a check, besides the cluster. */
export interface PicturedReport {
  readonly sources: ReadonlyMap<string, { positionAt(offset: number): { readonly line: number; readonly column: number } }>
  readonly rules: ReadonlyMap<string, NonNullable<ReturnType<NonNullable<FindingPlaces['docsOf']>>>>
  readonly masking: { data<Data>(data: Data): Data }
  hostOf(file: string): string | undefined
}

/** Makes the picture of a cluster that was checked, without secrets, with the findings that are shown. */
export function pictureOfReport(cluster: ClusterModel, report: PicturedReport, shown: readonly Diagnostic[]): Picture {
  const built = buildPicture(cluster)
  const masked = report.masking.data(built)
  const parts = { ...masked, boxes: masked.boxes.map((box, index) => withOwnWords(box, built.boxes[index])) }
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

/** A host that is called after Xen is named beside secrets: our own word stays, whatever the secrets are. */
function withOwnWords(masked: Box, built: Box | undefined): Box {
  return masked.kind === 'guest' && built !== undefined ? { ...masked, details: masked.details.map((detail, index) => (built.details[index] === xenGuest ? xenGuest : detail)) } : masked
}
