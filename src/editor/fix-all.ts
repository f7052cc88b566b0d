import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { FileEdit } from '../diagnostics/fix.js'
import { isConflicting } from '../text/edit.js'
import { hasMoreErrors } from '../workspace/more-errors.js'

/**
 * Lists the edits of the safe fixes in one file behind which there are no more errors than before. Where there would be, those
 * of one rule after the other are tried, as the command does.
 */
export async function soundEditsIn(
  diagnostics: readonly Diagnostic[],
  file: string,
  checkWith: (edits: readonly FileEdit[]) => Promise<readonly Diagnostic[]>,
): Promise<readonly FileEdit[]> {
  const isOwn = (diagnostic: Diagnostic): boolean => diagnostic.file === file
  let current = diagnostics.filter(isOwn)
  /** Tells whether there are no more errors with some edits than with those that were found sound before. */
  const isSound = async (edits: readonly FileEdit[]): Promise<boolean> => {
    const next = (await checkWith(edits)).filter(isOwn)
    if (hasMoreErrors(next, current, [file])) return false
    current = next
    return true
  }
  const all = safeEditsIn(diagnostics, file)
  if (all.length === 0 || (await isSound(all))) return all
  const kept: Diagnostic[] = []
  for (const rule of new Set(diagnostics.map(diagnostic => diagnostic.rule))) {
    const own = diagnostics.filter(diagnostic => diagnostic.rule === rule)
    if (safeEditsIn(own, file).length > 0 && (await isSound(safeEditsIn([...kept, ...own], file)))) kept.push(...own)
  }
  return safeEditsIn(kept, file)
}

/** Lists the edits of all safe fixes in one file that can be made together; what a fix would change in other files is left to it alone. */
function safeEditsIn(diagnostics: readonly Diagnostic[], file: string): readonly FileEdit[] {
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
