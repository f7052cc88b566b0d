import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { FixSafety } from '../diagnostics/fix.js'
import { compareText, ordered } from '../diagnostics/order.js'
import type { NewText } from '../node/replace-files.js'
import { applyFixes } from '../workspace/apply-fixes.js'
import type { RefusedFix } from '../workspace/apply-fixes.js'
import { hasMoreErrors } from '../workspace/more-errors.js'
import { internalFault } from '../workspace/readings/guard.js'
import type { RunReport } from './run-request.js'

/** What fixing came to. */
export interface Fixed {
  /** What is found in the new texts. */
  readonly report: RunReport
  /** The files that change, in order. */
  readonly files: readonly (NewText & { readonly before: string })[]
  /** Safe fixes that were not made, as more errors would have been found afterwards: the file and the rule of each. */
  readonly heldBack: readonly string[]
}

/** Fixes that make others possible take a round each; more than this is a circle. */
const mostRounds = 100

/**
 * Applies fixes to texts until no more fit; nothing is written.
 *
 * A fix that does not fit its file is a fault of ours: the file keeps the text that it had at first, and the report says so.
 * Safe fixes are held back where more errors would be found behind them than before, be it that they were hidden.
 */
export async function fixAll(
  first: RunReport,
  allowed: FixSafety,
  options: {
    /** Tells whether a file may change; a fix that would change another one as well is left out. */
    mayChange(file: string): boolean
    checkAgain(texts: ReadonlyMap<string, string>): Promise<RunReport>
  },
): Promise<Fixed> {
  const progress: Progress = { first, allowed, ...options, texts: new Map(), faults: new Map(), heldBack: new Set(), report: first }
  let isDone = false
  for (let round = 0; round < mostRounds && !isDone; round += 1) isDone = await isNothingLeft(progress)
  if (!isDone) return { report: endless(first), files: [], heldBack: [] }
  const { texts, faults, heldBack, report } = progress
  const files = [...texts].flatMap(([path, text]) => {
    const before = first.sources.get(path)?.text
    return before === undefined || before === text ? [] : [{ path, text, before }]
  })
  return { report: withFaults(report, faults), heldBack: [...heldBack].sort(compareText), files: files.sort((a, b) => compareText(a.path, b.path)) }
}

/** How far the fixing has come. */
interface Progress {
  readonly first: RunReport
  readonly allowed: FixSafety
  mayChange(file: string): boolean
  checkAgain(texts: ReadonlyMap<string, string>): Promise<RunReport>
  readonly texts: Map<string, string>
  readonly faults: Map<string, RefusedFix>
  /** File and rule of safe fixes that would leave more errors than there are. */
  readonly heldBack: Set<string>
  /** What is found in the texts as they are now. */
  report: RunReport
}

/** Applies what fits at once, and checks again; tells whether there was nothing to apply. */
async function isNothingLeft(progress: Progress): Promise<boolean> {
  const { allowed, texts, faults, heldBack, report } = progress
  const { sources } = report
  const fixable = report.diagnostics.map(diagnostic => withAllowedFixes(diagnostic, progress))
  const result = applyFixes(fixable.filter(diagnostic => !heldBack.has(keyOf(diagnostic))), file => sources.get(file)?.text, allowed)
  for (const fault of result.refused) for (const file of fault.files) faults.set(file, fault)
  // What was done to these files is taken back, and with it what was done to others at once.
  const isHarmed = result.refused.some(({ files }) => files.some(file => texts.has(file)))
  if (isHarmed) texts.clear()
  else for (const [file, text] of result.texts) texts.set(file, text)
  if (result.count === 0 && !isHarmed) return true
  const next = await progress.checkAgain(texts)
  if (allowed === 'unsafe' || isHarmed || !hasMoreErrors(next.diagnostics, report.diagnostics, result.texts.keys())) {
    progress.report = next
    return false
  }
  // A safe fix never leaves more errors than there were: those of one rule after the other are tried alone.
  for (const [file] of result.texts) restore(texts, file, sources.get(file)?.text, progress.first)
  for (const key of new Set(fixable.filter(({ fixes }) => fixes.some(({ safety }) => safety === 'safe')).map(keyOf))) {
    if (!heldBack.has(key)) await tryAlone(key, progress)
  }
  return false
}

/** Leaves out the fixes that would change a file that may not change, or one that a fix did not fit. */
function withAllowedFixes(diagnostic: Diagnostic, { mayChange, faults }: Progress): Diagnostic {
  return { ...diagnostic, fixes: diagnostic.fixes.filter(({ edits }) => edits.every(({ file }) => mayChange(file) && !faults.has(file))) }
}

/** By what safe fixes are held back. */
function keyOf({ rule, file }: Diagnostic): string {
  return `${file}: ${rule}`
}

/** Applies the safe fixes of one rule in one file, or holds them back where there are more errors behind them. */
async function tryAlone(key: string, progress: Progress): Promise<void> {
  const { texts, report } = progress
  const own = report.diagnostics.filter(diagnostic => keyOf(diagnostic) === key)
  const { texts: changed } = applyFixes(own.map(diagnostic => withAllowedFixes(diagnostic, progress)), file => report.sources.get(file)?.text, 'safe')
  if (changed.size === 0) return
  const tried = await progress.checkAgain(new Map([...texts, ...changed]))
  if (hasMoreErrors(tried.diagnostics, report.diagnostics, changed.keys())) {
    progress.heldBack.add(key)
    return
  }
  for (const [file, text] of changed) texts.set(file, text)
  progress.report = tried
}

/** Takes what a round did to a file back. */
function restore(texts: Map<string, string>, file: string, before: string | undefined, { sources }: RunReport): void {
  if (before === undefined || before === sources.get(file)?.text) texts.delete(file)
  else texts.set(file, before)
}

function withFaults(report: RunReport, faults: ReadonlyMap<string, RefusedFix>): RunReport {
  if (faults.size === 0) return report
  const reasonOf = ({ diagnostic, reason }: RefusedFix): string => `the fix of ${diagnostic.rule} does not fit: ${reason}`
  const found = [...faults].map(([file, fault]) => internalFault(`rule "${fault.diagnostic.rule}"`, file, new Error(reasonOf(fault))))
  return {
    ...report,
    diagnostics: ordered([...report.diagnostics, ...found]),
    incomplete: [...report.incomplete, ...[...faults].map(([file, fault]) => `${file}: ${reasonOf(fault)}; nothing in the file was changed`)],
  }
}

function endless(report: RunReport): RunReport {
  return { ...report, incomplete: [...report.incomplete, `the fixes come to no end after ${mostRounds} rounds; nothing was changed`] }
}
