import type { Disagreement } from './adapter.js'

/** A disagreement in its smallest form, and how many probes show it. */
export interface Kind {
  readonly smallest: Disagreement
  /** The name under which the language's page lists it. */
  readonly known: string | undefined
  /** Where it is kept, where it is not known. */
  readonly keptAs: string | undefined
  count: number
}

/** What a dialect gave for one sort of texts, over all seeds of a run. */
export interface Tally {
  readonly dialect: string
  readonly sort: string
  readonly kinds: Map<string, Kind>
  texts: number
  /** Those of which the program said nothing. */
  unjudged: number
  accepted: number
  disagreements: number
  /** Edits that both refuse, of files that both took before. */
  refusedEdits: number
  blamed: number
  freshErrors: number
  freshFindings: number
}

/** Begins to count. */
export function createTally(dialect: string, sort: string): Tally {
  const counts = { texts: 0, unjudged: 0, accepted: 0, disagreements: 0, refusedEdits: 0, blamed: 0, freshErrors: 0, freshFindings: 0 }
  return { dialect, sort, kinds: new Map(), ...counts }
}

/** Counts the disagreements that no page lists. */
export function unlistedIn({ kinds }: Tally): number {
  return [...kinds.values()].reduce((sum, { known, count }) => (known === undefined ? sum + count : sum), 0)
}

/** Tells how many of the texts that were judged agree, in percent. */
export function shareOf({ texts, unjudged, disagreements }: Tally): number {
  const judged = texts - unjudged
  return judged === 0 ? 100 : (100 * (judged - disagreements)) / judged
}

/** Writes a tally as a row of the table in a language's page. */
export function rowOf(tally: Tally): string {
  const { dialect, sort, texts, unjudged, accepted, disagreements, refusedEdits, blamed, freshErrors, freshFindings } = tally
  const perEdit = (count: number): string => (refusedEdits === 0 ? '–' : (count / refusedEdits).toFixed(2))
  const cells = [
    dialect,
    sort,
    grouped(texts - unjudged),
    grouped(accepted),
    `${disagreements} (${unlistedIn(tally)})`,
    `${shareOf(tally).toFixed(2)} %`,
    refusedEdits === 0 ? '–' : `${((100 * blamed) / refusedEdits).toFixed(1)} % of ${grouped(refusedEdits)}`,
    perEdit(freshErrors),
    perEdit(freshFindings),
  ]
  return `| ${cells.join(' | ')} |`
}

/** The head of the table that `rowOf` writes rows for. */
export const tableHead = `| Asked | Texts | Judged | Accepted | Differ (not listed) | Agree | Blamed at the edit | New errors an edit | New errors and warnings |
|---|---|---|---|---|---|---|---|---|`

function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}
