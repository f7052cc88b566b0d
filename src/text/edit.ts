import type { Span } from './span.js'

/** Replaces the text of `span` by `newText`. */
export interface Edit {
  readonly span: Span
  readonly newText: string
  /** It inserts a line or a statement of its own, beside which others may be inserted in the same place. */
  readonly isAddition?: true
}

/** Edits that must not be applied: one lies outside of the text, or two want the same place. */
export class UnfitEdits extends RangeError {
  override readonly name = 'UnfitEdits'
}

/** Tells whether two edits want the same place: they overlap, or insert at one offset and are not both additions. */
export function isConflicting(a: Edit, b: Edit): boolean {
  if (a.span.start === b.span.start) return !(isAddition(a) && isAddition(b))
  return a.span.start < b.span.end && b.span.start < a.span.end
}

function isAddition({ span, isAddition: isOne }: Edit): boolean {
  return isOne === true && span.start === span.end
}

/**
 * Applies edits, in any order, to a text: all of them or none. Additions in one place follow each other as they are listed.
 *
 * Throws `UnfitEdits` where one lies outside of the text, or two conflict: whoever made them was wrong about the text, and
 * what comes out of a part of them nobody has judged.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = []
  let done = 0
  for (const { span, newText } of orderEdits(edits, text.length)) {
    parts.push(text.slice(done, span.start), newText)
    done = span.end
  }
  parts.push(text.slice(done))
  return parts.join('')
}

/** Sorts edits by their places. Throws `UnfitEdits` where they do not fit a text of so many UTF-16 units, or each other. */
export function orderEdits<E extends Edit>(edits: readonly E[], length: number): E[] {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
  let last: Edit | undefined
  for (const edit of ordered) {
    const { start, end } = edit.span
    const isInside = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= length
    if (!isInside) throw new UnfitEdits(`an edit of ${start} to ${end} lies outside of the text, which has ${length} characters`)
    if (last !== undefined && isConflicting(last, edit)) {
      throw new UnfitEdits(`an edit of ${start} to ${end} conflicts with one of ${last.span.start} to ${last.span.end}`)
    }
    last = edit
  }
  return ordered
}
