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
  const texts = new Map<string, string>()
  const faults = new Map<string, RefusedFix>()
  /** File and rule of safe fixes that would leave more errors than there are. */
  const heldBack = new Set<string>()
  let report = first
  let isDone = false
  for (let round = 0; round < mostRounds && !isDone; round += 1) {
    const { sources } = report
    const mayFix = (diagnostic: Diagnostic): Diagnostic => ({
      ...diagnostic,
      fixes: diagnostic.fixes.filter(({ edits }) => edits.every(({ file }) => options.mayChange(file) && !faults.has(file))),
    })
    const fixable = report.diagnostics.map(mayFix)
    const result = applyFixes(fixable.filter(diagnostic => !heldBack.has(keyOf(diagnostic))), file => sources.get(file)?.text, allowed)
    for (const fault of result.refused) for (const file of fault.files) faults.set(file, fault)
    // What was done to these files is taken back, and with it what was done to others at once.
    const isHarmed = result.refused.some(({ files }) => files.some(file => texts.has(file)))
    if (isHarmed) texts.clear()
    else for (const [file, text] of result.texts) texts.set(file, text)
    isDone = result.count === 0 && !isHarmed
    if (isDone) break
    const next = await options.checkAgain(texts)
    if (allowed === 'unsafe' || isHarmed || !hasMoreErrors(next.diagnostics, report.diagnostics, result.texts.keys())) {
      report = next
      continue
    }
    // A safe fix never leaves more errors than there were: those of one rule after the other are tried alone.
    for (const [file] of result.texts) restore(texts, file, sources.get(file)?.text, first)
    for (const key of new Set(fixable.filter(({ fixes }) => fixes.some(({ safety }) => safety === 'safe')).map(keyOf))) {
      if (heldBack.has(key)) continue
      const { texts: changed, isWorse, report: next } = await triedAlone(key, report, { mayFix, texts, checkAgain: options.checkAgain })
      if (isWorse) heldBack.add(key)
      else for (const [file, text] of changed) texts.set(file, text)
      report = next
    }
  }
  if (!isDone) return { report: endless(first), files: [], heldBack: [] }
  const files = [...texts].flatMap(([path, text]) => {
    const before = first.sources.get(path)?.text
    return before === undefined || before === text ? [] : [{ path, text, before }]
  })
  return { report: withFaults(report, faults), heldBack: [...heldBack].sort(compareText), files: files.sort((a, b) => compareText(a.path, b.path)) }
}

/** By what safe fixes are held back. */
function keyOf({ rule, file }: Diagnostic): string {
  return `${file}: ${rule}`
}

/** Tries the safe fixes of one rule in one file on top of `texts`; gives the report behind them, or the one before if it is worse. */
async function triedAlone(
  key: string,
  report: RunReport,
  { mayFix, texts, checkAgain }: { mayFix(diagnostic: Diagnostic): Diagnostic; readonly texts: ReadonlyMap<string, string>; checkAgain(texts: ReadonlyMap<string, string>): Promise<RunReport> },
): Promise<{ readonly texts: ReadonlyMap<string, string>; readonly isWorse: boolean; readonly report: RunReport }> {
  const own = report.diagnostics.filter(diagnostic => keyOf(diagnostic) === key)
  const { texts: changed } = applyFixes(own.map(mayFix), file => report.sources.get(file)?.text, 'safe')
  if (changed.size === 0) return { texts: changed, isWorse: false, report }
  const tried = await checkAgain(new Map([...texts, ...changed]))
  const isWorse = hasMoreErrors(tried.diagnostics, report.diagnostics, changed.keys())
  return { texts: changed, isWorse, report: isWorse ? report : tried }
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
