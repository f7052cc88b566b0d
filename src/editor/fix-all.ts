import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { FileEdit } from '../diagnostics/fix.js'
import { isConflicting } from '../text/edit.js'

/** Lists the edits of all safe fixes in one file that can be made together; what a fix would change in other files is left to it alone. */
export function safeEditsIn(diagnostics: readonly Diagnostic[], file: string): readonly FileEdit[] {
  const edits: FileEdit[] = []
  for (const { fixes } of diagnostics) {
    const fix = fixes.find(({ safety }) => safety === 'safe')
    if (fix === undefined || fix.edits.length === 0 || fix.edits.some(edit => edit.file !== file)) continue
    if (fix.edits.every(edit => edits.every(other => !isSame(edit, other) && !isConflicting(edit, other)))) edits.push(...fix.edits)
  }
  return edits
}

function isSame(a: FileEdit, b: FileEdit): boolean {
  return a.span.start === b.span.start && a.span.end === b.span.end && a.newText === b.newText
}
