import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { Origin } from '../text/located.js'
import { addTo } from '../text/multimap.js'
import type { Mark, Picture } from './picture.js'

/** What is needed to place findings in a picture. */
export interface FindingPlaces {
  readonly diagnostics: readonly Diagnostic[]
  hostOf(file: string): string | undefined
  placeOf(origin: Origin): string
  /** What a rule says of its findings. */
  docsOf?(rule: string): { readonly why: string; readonly do: string } | undefined
}

/**
 * Numbers the findings and ties each to the boxes and lines whose places it touches.
 *
 * A finding that touches none belongs to the boxes of the hosts on which its files lie.
 */
export function markFindings(picture: Omit<Picture, 'marks'>, places: FindingPlaces): Mark[] {
  const byFile = new Map<string, { origin: Origin; id: string }[]>()
  for (const { id, origins } of [...picture.boxes, ...picture.lines]) {
    for (const origin of origins) addTo(byFile, origin.file, { origin, id })
  }
  const hosts = new Set(picture.boxes.filter(({ kind }) => kind === 'host').map(({ id }) => id))
  return bySeverity(places.diagnostics).map((diagnostic, index) => {
    const { file, span, severity, message, rule } = diagnostic
    const docs = places.docsOf?.(rule)
    const help = diagnostic.help ?? docs?.do
    const touched = [{ file, span }, ...diagnostic.related].flatMap(place => (byFile.get(place.file) ?? []).filter(({ origin }) => overlaps(origin, place)))
    const files = [file, ...diagnostic.related.map(other => other.file)]
    const onHosts = files.map(path => `host ${places.hostOf(path) ?? ''}`).filter(id => hosts.has(id))
    const about = touched.length > 0 ? touched.map(({ id }) => id) : onHosts
    return {
      number: index + 1,
      severity,
      message,
      rule,
      place: places.placeOf({ file, span }),
      also: diagnostic.related.map(other => `${places.placeOf(other)} ${other.message}`),
      ...(docs === undefined ? {} : { why: docs.why }),
      ...(help === undefined ? {} : { help }),
      about: [...new Set(about)],
    }
  })
}

function overlaps(a: Origin, b: Origin): boolean {
  return a.file === b.file && a.span.start <= b.span.end && b.span.start <= a.span.end && a.span.end > a.span.start
}

/** The worst first; of one severity in the order of the report. */
function bySeverity(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const rank = { error: 0, warning: 1, info: 2 }
  return [...diagnostics].sort((a, b) => rank[a.severity] - rank[b.severity])
}
