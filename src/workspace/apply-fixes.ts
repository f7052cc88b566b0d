import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { Fix, FixSafety } from '../diagnostics/fix.js'
import { applyEdits, isConflicting, orderEdits, UnfitEdits } from '../text/edit.js'
import type { Edit } from '../text/edit.js'

/** What applying fixes gave. */
export interface FixedTexts {
  /** The new text of each file that changed, by id. */
  readonly texts: ReadonlyMap<string, string>
  /** How many fixes were applied. */
  readonly count: number
  /** Fixes that do not fit their files' texts; nothing was changed in these files. */
  readonly refused: readonly RefusedFix[]
}

/** A fix that must not be applied. */
export interface RefusedFix {
  readonly diagnostic: Diagnostic
  /** The files that it would change. */
  readonly files: readonly string[]
  readonly reason: string
}

/**
 * Applies the first fix of each diagnostic that is safe enough.
 *
 * A fix is applied whole or not at all: one whose edits conflict with those of an earlier fix waits for the next round. A fix
 * with edits that lie outside of the text or conflict with each other shows that its rule was wrong about the file, which is
 * then left alone.
 */
export function applyFixes(
  diagnostics: readonly Diagnostic[],
  textOf: (file: string) => string | undefined,
  allowed: FixSafety,
): FixedTexts {
  const wanted = diagnostics.flatMap(diagnostic => {
    const fix = diagnostic.fixes.find(({ safety }) => safety === 'safe' || allowed === 'unsafe')
    if (fix === undefined || fix.edits.length === 0 || fix.edits.some(({ file }) => textOf(file) === undefined)) return []
    return [{ diagnostic, fix, files: [...new Set(fix.edits.map(({ file }) => file))] }]
  })
  const refused: RefusedFix[] = []
  for (const { diagnostic, fix, files } of wanted) {
    const reason = unfitness(fix, files, textOf)
    if (reason !== undefined) refused.push({ diagnostic, files, reason })
  }
  const left = new Set(refused.flatMap(({ files }) => files))
  const edits = new Map<string, Edit[]>()
  let count = 0
  for (const { fix, files } of wanted) {
    if (files.some(file => left.has(file)) || !fix.edits.every(edit => isFree(edit, edits.get(edit.file) ?? []))) continue
    for (const edit of fix.edits) {
      const list = edits.get(edit.file)
      if (list === undefined) edits.set(edit.file, [edit])
      else list.splice(indexFor(edit, list), 0, edit)
    }
    count += 1
  }
  const texts = new Map<string, string>()
  for (const [file, list] of edits) {
    const before = textOf(file) ?? ''
    const after = applyEdits(before, list)
    if (after !== before) texts.set(file, after)
  }
  return { texts, count: texts.size === 0 ? 0 : count, refused }
}

/** Tells why a fix cannot be applied to the texts at all. */
function unfitness({ edits }: Fix, files: readonly string[], textOf: (file: string) => string | undefined): string | undefined {
  try {
    for (const file of files) orderEdits(edits.filter(edit => edit.file === file), textOf(file)?.length ?? 0)
    return undefined
  } catch (error) {
    if (error instanceof UnfitEdits) return error.message
    throw error
  }
}

/** Tells whether an edit conflicts with none of a list that is in order and free of conflicts: then its neighbours decide. */
function isFree(edit: Edit, list: readonly Edit[]): boolean {
  const index = indexFor(edit, list)
  return [list[index - 1], list[index]].every(other => other === undefined || !isConflicting(other, edit))
}

/** Finds the first of a list in order that starts behind an edit; most fixes come in order, so that it is the end. */
function indexFor({ span }: Edit, list: readonly Edit[]): number {
  let low = 0
  let high = list.length
  if ((list[high - 1]?.span.start ?? -1) <= span.start) return high
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle]?.span.start ?? 0) <= span.start) low = middle + 1
    else high = middle
  }
  return low
}
