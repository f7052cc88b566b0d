import type { Candidate } from '../languages/language.js'
import type { Span } from '../text/span.js'
import type { EditedDocument } from './document.js'
import { describeEntry } from './hover.js'

/** A word that may be written at a place. */
export interface Completion {
  readonly label: string
  readonly kind: Candidate['kind']
  /** A short remark beside the label, such as the kind of value. */
  readonly detail?: string
  /** What hovering over the word would show, in Markdown. */
  readonly documentation?: string
  readonly isDeprecated: boolean
  /** What the word replaces. */
  readonly replaces: Span
  readonly newText: string
}

/** Lists what may be written at an offset, in the order of labels. */
export function completionsAt(document: EditedDocument, offset: number): readonly Completion[] {
  const cursor = document.language.cursorAt(document.reading, offset)
  if (cursor === undefined) return []
  const completions = new Map<string, Completion>()
  for (const { label, insert, kind, entry } of cursor.candidates) {
    // A name that the file gives may be a secret in the wrong place.
    if (completions.has(label) || (kind === 'reference' && document.masking.value(label) !== label)) continue
    const detail = entry?.value ?? entry?.kind
    completions.set(label, {
      label,
      kind,
      ...(detail === undefined ? {} : { detail }),
      ...(entry === undefined ? {} : { documentation: describeEntry(entry) }),
      isDeprecated: entry?.deprecated !== undefined,
      replaces: cursor.span,
      newText: insert ?? label,
    })
  }
  return [...completions.values()].sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0))
}
