import { grouped } from '../text/quantity.js'
import { spanFrom } from '../text/span.js'
import type { Diagnostic, Severity } from './diagnostic.js'
import { tooManyFindings } from './fault-list.js'

/** The most findings of one file, and of a run, that are shown. All count. */
export const mostOfFile = 1_000
export const mostOfRun = 100_000

/** What is shown of a list of findings. */
export interface ShownFindings {
  readonly shown: readonly Diagnostic[]
  /** The files of which some are left out. */
  readonly cut: readonly CutFile[]
}

/** A file of which not all findings are shown. */
export interface CutFile {
  readonly file: string
  readonly shown: number
  readonly count: number
}

/**
 * Keeps a thousand findings of each file: beyond these one cause is likely, and the rest would bury it. Errors come before
 * warnings and these before notes, so that what makes the exit code is shown.
 */
export function shownFindings(diagnostics: readonly Diagnostic[]): ShownFindings {
  const shown = within(mostOfRun, within(mostOfFile, diagnostics, ({ file }) => file), () => 'run')
  const [counts, kept] = [countByFile(diagnostics), countByFile(shown)]
  return { shown, cut: [...counts].flatMap(([file, count]) => ((kept.get(file) ?? 0) < count ? [{ file, shown: kept.get(file) ?? 0, count }] : [])) }
}

/** Keeps at most so many of each group, the gravest first, in the order in which they come. */
function within(most: number, diagnostics: readonly Diagnostic[], groupOf: (diagnostic: Diagnostic) => string): readonly Diagnostic[] {
  const groups = new Map<string, Record<Severity, number>>()
  for (const diagnostic of diagnostics) {
    if (isAboutFile(diagnostic)) continue
    const group = groups.get(groupOf(diagnostic)) ?? { error: 0, warning: 0, info: 0 }
    groups.set(groupOf(diagnostic), group)
    group[diagnostic.severity] += 1
  }
  for (const group of groups.values()) {
    group.error = Math.min(group.error, most)
    group.warning = Math.min(group.warning, most - group.error)
    group.info = Math.min(group.info, most - group.error - group.warning)
  }
  return diagnostics.filter(diagnostic => {
    if (isAboutFile(diagnostic)) return true
    const group = groups.get(groupOf(diagnostic))
    if (group === undefined || group[diagnostic.severity] === 0) return false
    group[diagnostic.severity] -= 1
    return true
  })
}

/** That a file is not looked at to its end, or that there is more, is said whatever else is. */
function isAboutFile({ rule }: Diagnostic): boolean {
  return rule === tooManyFindings || rule === moreFindings
}

function countByFile(diagnostics: readonly Diagnostic[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { file } of diagnostics) counts.set(file, (counts.get(file) ?? 0) + 1)
  return counts
}

/** The rule of what stands for findings that are not shown. */
export const moreFindings = 'cfgcheck/more-findings'

/** Lists what is shown, and behind the findings of each file that is cut, at its beginning, that there are more. */
export function withCuts({ shown, cut }: ShownFindings): readonly Diagnostic[] {
  if (cut.length === 0) return shown
  const rests = new Map(cut.map(one => [one.file, restOf(one)]))
  const last = new Map(shown.map((diagnostic, index) => [diagnostic.file, index]))
  const listed = shown.flatMap((diagnostic, index) => {
    const rest = last.get(diagnostic.file) === index ? rests.get(diagnostic.file) : undefined
    return rest === undefined ? [diagnostic] : [diagnostic, rest]
  })
  return [...listed, ...[...rests].flatMap(([file, rest]) => (last.has(file) ? [] : [rest]))]
}

function restOf({ file, shown, count }: CutFile): Diagnostic {
  const message = `Only ${grouped(shown)} of ${grouped(count)} findings of this file are shown, the gravest first`
  return { rule: moreFindings, severity: 'info', origin: 'practice', message, file, span: spanFrom(0, 0), related: [], fixes: [] }
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
