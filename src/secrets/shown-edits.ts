import type { FileEdit } from '../diagnostics/fix.js'
import { spanFrom } from '../text/span.js'
import type { Span } from '../text/span.js'
import { wordsOf } from './hidden-words.js'
import { overlapping } from './mask.js'

/** What is known of the files that edits change. */
interface EditedFiles {
  textOf(path: string): string | undefined
  secretsIn(path: string): readonly Span[]
  isHidden(word: string): boolean
}

/**
 * Makes edits that do the same and repeat no secret: one that stands in the old text and in the new one stays where it is.
 * `undefined` where that cannot be, as when a secret is moved.
 */
export function shownEdits(edits: readonly FileEdit[], files: EditedFiles): FileEdit[] | undefined {
  const shown: FileEdit[] = []
  for (const edit of edits) {
    const parts = partsWithoutSecrets(edit, files)
    if (parts === undefined) return undefined
    shown.push(...parts)
  }
  return shown
}

function partsWithoutSecrets(edit: FileEdit, { textOf, secretsIn, isHidden }: EditedFiles): FileEdit[] | undefined {
  const { file, span, newText } = edit
  const text = textOf(file)
  const hides = (part: string): boolean => wordsOf(part).some(({ word }) => isHidden(word))
  const secrets = text === undefined ? [] : overlapping(secretsIn(file), span)
  if (text === undefined || (secrets.length === 0 && !hides(newText))) return hides(newText) ? undefined : [edit]
  const parts: FileEdit[] = []
  let oldAt = span.start
  let newAt = 0
  const add = (oldEnd: number, newEnd: number): boolean => {
    const between = shortest(text, { file, span: spanFrom(oldAt, oldEnd), newText: newText.slice(newAt, newEnd) })
    if (between !== undefined) parts.push(between)
    return between === undefined || !hides(between.newText)
  }
  for (const secret of secrets) {
    const start = Math.max(secret.start, span.start)
    const end = Math.min(secret.end, span.end)
    const kept = text.slice(start, end)
    const at = newText.indexOf(kept, newAt)
    if (at === -1) continue
    if (!add(start, at)) return undefined
    oldAt = end
    newAt = at + kept.length
  }
  return add(span.end, newText.length) ? parts : undefined
}

/** Leaves out of an edit what is the same before and after at both ends; nothing is left of one that changes nothing. */
function shortest(text: string, { file, span, newText }: FileEdit): FileEdit | undefined {
  const oldText = text.slice(span.start, span.end)
  if (oldText === newText) return undefined
  const most = Math.min(oldText.length, newText.length)
  let start = 0
  while (start < most && oldText[start] === newText[start]) start += 1
  let end = 0
  while (end < most - start && oldText[oldText.length - 1 - end] === newText[newText.length - 1 - end]) end += 1
  return { file, span: spanFrom(span.start + start, span.end - end), newText: newText.slice(start, newText.length - end) }
}
