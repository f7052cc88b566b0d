import type { Span } from '../text/span.js'
import type { Diagnostic, FindingId } from './diagnostic.js'

/** Finds where a span of a file stands now; nothing where nobody can tell. */
export type SpanNow = (file: string, span: Span) => Span | undefined

interface Placed {
  readonly file: string
  readonly span: Span
}

/** Moves a finding, and all at which it points, to where that stands now; nothing where one of the places cannot be told. */
export function movedDiagnostic(diagnostic: Diagnostic, spanNow: SpanNow): Diagnostic | undefined {
  const { file, related, fixes, confirms, followsFrom } = diagnostic
  const own = moved(diagnostic, spanNow)
  const others = allMoved(related, place => moved(place, spanNow))
  const mended = allMoved(fixes, fix => {
    const edits = allMoved(fix.edits, edit => moved(edit, spanNow))
    const restsOn = fix.restsOn === undefined ? undefined : spanNow(file, fix.restsOn)
    if (edits === undefined || (fix.restsOn !== undefined && restsOn === undefined)) return undefined
    return edits === fix.edits && restsOn === fix.restsOn ? fix : { ...fix, edits, ...(restsOn === undefined ? {} : { restsOn }) }
  })
  const confirmed = confirms === undefined ? undefined : moved(confirms, spanNow)
  const causes = followsFrom === undefined ? undefined : allMoved(followsFrom, place => moved(place, spanNow))
  if (own === undefined || others === undefined || mended === undefined) return undefined
  if ((confirms !== undefined && confirmed === undefined) || (followsFrom !== undefined && causes === undefined)) return undefined
  if (own === diagnostic && others === related && mended === fixes && confirmed === confirms && causes === followsFrom) return diagnostic
  return {
    ...own,
    related: others,
    fixes: mended,
    ...(confirmed === undefined ? {} : { confirms: confirmed }),
    ...(causes === undefined ? {} : { followsFrom: causes }),
  }
}

/** Moves the name of a finding. */
export function movedFindingId(id: FindingId, spanNow: SpanNow): FindingId | undefined {
  return moved(id, spanNow)
}

/** Moves each of a list; the same list where nothing has moved, nothing where one cannot be moved. */
export function allMoved<Item>(items: readonly Item[], move: (item: Item) => Item | undefined): readonly Item[] | undefined {
  const next: Item[] = []
  let isSame = true
  for (const item of items) {
    const now = move(item)
    if (now === undefined) return undefined
    if (now !== item) isSame = false
    next.push(now)
  }
  return isSame ? items : next
}

function moved<Item extends Placed>(place: Item, spanNow: SpanNow): Item | undefined {
  const span = spanNow(place.file, place.span)
  return span === undefined ? undefined : span === place.span ? place : { ...place, span }
}
