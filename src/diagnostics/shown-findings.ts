import type { Diagnostic } from './diagnostic.js'
import { tooManyFindings } from './fault-list.js'

/** The most findings of one file, and of a run, that are shown. All count. */
export const mostOfFile = 1_000
export const mostOfRun = 100_000

/** What is shown of a list of findings. */
export interface ShownFindings {
  readonly shown: readonly Diagnostic[]
  /** The files of which some are left out. */
  readonly cut: readonly { readonly file: string; readonly shown: number; readonly count: number }[]
}

/** Keeps the first findings of each file: beyond a thousand one cause is likely, and the rest would bury it. */
export function shownFindings(diagnostics: readonly Diagnostic[]): ShownFindings {
  const counts = new Map<string, { shown: number; count: number }>()
  const shown: Diagnostic[] = []
  for (const diagnostic of diagnostics) {
    let count = counts.get(diagnostic.file)
    if (count === undefined) counts.set(diagnostic.file, (count = { shown: 0, count: 0 }))
    count.count += 1
    // That a file is not looked at to its end is said whatever else is.
    if ((count.shown >= mostOfFile || shown.length >= mostOfRun) && diagnostic.rule !== tooManyFindings) continue
    count.shown += 1
    shown.push(diagnostic)
  }
  return { shown, cut: [...counts].flatMap(([file, count]) => (count.shown < count.count ? [{ file, ...count }] : [])) }
}

/** A finding that stands for others of its rule. */
export interface FoldedFinding {
  readonly diagnostic: Diagnostic
  /** The others, in order; none for most findings. */
  readonly more: readonly Diagnostic[]
}

/** From so many on the notes, and the warnings, of one rule are one piece of advice that is given again and again. */
const manyNotes = 3
const manyWarnings = 20

/**
 * Folds advice that is repeated: the first of a rule stands for all of the run. What the software itself objects to is never
 * folded, and no error is, because each has to be mended.
 */
export function folded(diagnostics: readonly Diagnostic[]): FoldedFinding[] {
  const counts = new Map<string, number>()
  for (const diagnostic of diagnostics) counts.set(keyOf(diagnostic), (counts.get(keyOf(diagnostic)) ?? 0) + 1)
  const groups = new Map<string, Diagnostic[]>()
  const entries: FoldedFinding[] = []
  for (const diagnostic of diagnostics) {
    const key = keyOf(diagnostic)
    const isRepeated = (counts.get(key) ?? 0) >= leastOf(diagnostic)
    const group = isRepeated ? groups.get(key) : undefined
    if (group !== undefined) {
      group.push(diagnostic)
      continue
    }
    const more: Diagnostic[] = []
    if (isRepeated) groups.set(key, more)
    entries.push({ diagnostic, more })
  }
  return entries
}

function keyOf({ rule, severity, origin }: Diagnostic): string {
  return `${rule}\0${severity}\0${origin}`
}

function leastOf({ severity, origin }: Diagnostic): number {
  if (severity === 'error' || origin === 'daemon') return Infinity
  return severity === 'info' ? manyNotes : manyWarnings
}
