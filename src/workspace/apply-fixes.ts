import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { FileEdit, Fix, FixSafety } from '../diagnostics/fix.js'
import { applyEdits, isConflicting } from '../text/edit.js'

/** What applying fixes gave. */
export interface FixedTexts {
  /** The new text of each file that changed, by id. */
  readonly texts: ReadonlyMap<string, string>
  /** How many fixes were applied. */
  readonly count: number
}

/**
 * Applies the first fix of each diagnostic that is safe enough.
 *
 * A fix is applied whole or not at all: one whose edits conflict with those of an earlier fix waits for the next round.
 */
export function applyFixes(
  diagnostics: readonly Diagnostic[],
  textOf: (file: string) => string | undefined,
  allowed: FixSafety,
): FixedTexts {
  const edits = new Map<string, FileEdit[]>()
  let count = 0
  for (const { fixes } of diagnostics) {
    const fix = fixes.find(({ safety }) => safety === 'safe' || allowed === 'unsafe')
    if (fix === undefined || fix.edits.length === 0 || !fits(fix, edits, textOf)) continue
    for (const edit of fix.edits) {
      const list = edits.get(edit.file)
      if (list === undefined) edits.set(edit.file, [edit])
      else list.push(edit)
    }
    count += 1
  }
  const texts = new Map<string, string>()
  for (const [file, list] of edits) {
    const before = textOf(file)
    if (before === undefined) continue
    const after = applyEdits(before, list)
    if (after !== before) texts.set(file, after)
  }
  return { texts, count: texts.size === 0 ? 0 : count }
}

function fits(fix: Fix, edits: ReadonlyMap<string, readonly FileEdit[]>, textOf: (file: string) => string | undefined): boolean {
  return fix.edits.every(
    edit => textOf(edit.file) !== undefined && !(edits.get(edit.file) ?? []).some(other => isConflicting(other, edit)),
  )
}
