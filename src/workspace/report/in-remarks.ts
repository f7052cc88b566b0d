import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { foreignRemarksOf } from '../../text/foreign-remarks.js'
import { addTo } from '../../text/multimap.js'
import type { Source } from '../../text/source.js'
import type { Span } from '../../text/span.js'
import { stretchesOf } from './consequences.js'
import type { Stretches } from './consequences.js'

/** Leaves out what is found in a remark of another language, where its beginning is told as an error. */
export function withoutFindingsInRemarks(found: readonly Diagnostic[], sources: ReadonlyMap<string, Source>): readonly Diagnostic[] {
  const heads = headsOfRemarks(found, sources)
  if (heads.size === 0) return found
  const told = new Map<string, Stretches>()
  for (const [file, starts] of heads) {
    // The mark at the beginning is what is told.
    told.set(file, stretchesOf(remarksIn(sources.get(file)?.text ?? '', starts).map(({ start, end }) => ({ span: { start: start + 2, end: end - 1 } }))))
  }
  return found.filter(({ file, span: { start } }) => told.get(file)?.touch({ start, end: start }) !== true)
}

/** Lists where errors begin at a sign with which a remark may begin, by file. */
function headsOfRemarks(found: readonly Diagnostic[], sources: ReadonlyMap<string, Source>): ReadonlyMap<string, number[]> {
  const heads = new Map<string, number[]>()
  for (const { severity, file, span } of found) {
    if (severity !== 'error') continue
    const text = sources.get(file)?.text ?? ''
    const sign = text[span.start]
    if (sign === '/' || sign === '<') addTo(heads, file, span.start)
    else if (sign === '*' && text[span.start - 1] === '/') addTo(heads, file, span.start - 1)
  }
  return heads
}

function remarksIn(text: string, starts: readonly number[]): readonly Span[] {
  const remarks = foreignRemarksOf(text)
  return starts.toSorted((a, b) => a - b).flatMap(start => remarks.beginningAt(start) ?? [])
}
