import type { Span } from './span.js'

/** Replaces the text of `span` by `newText`. */
export interface Edit {
  readonly span: Span
  readonly newText: string
}

/** Tells whether two edits want the same place: they overlap, or insert at one offset. */
export function isConflicting(a: Edit, b: Edit): boolean {
  if (a.span.start === b.span.start) return true
  return a.span.start < b.span.end && b.span.start < a.span.end
}

/**
 * Applies edits to a text.
 *
 * Edits may come in any order. Of two that conflict, the one that starts first (of equals: the first in the list) is
 * applied and the other left out.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = edits.map((edit, index) => ({ edit, index }))
  ordered.sort((a, b) => a.edit.span.start - b.edit.span.start || a.index - b.index)
  const parts: string[] = []
  let done = 0
  let last: Edit | undefined
  for (const { edit } of ordered) {
    if (last !== undefined && isConflicting(last, edit)) continue
    parts.push(text.slice(done, edit.span.start), edit.newText)
    done = edit.span.end
    last = edit
  }
  parts.push(text.slice(done))
  return parts.join('')
}
