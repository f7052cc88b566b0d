import type { FixSafety } from '../diagnostics/fix.js'
import { compareText, ordered } from '../diagnostics/order.js'
import type { NewText } from '../node/replace-files.js'
import { applyFixes } from '../workspace/apply-fixes.js'
import type { RefusedFix } from '../workspace/apply-fixes.js'
import { internalFault } from '../workspace/readings/check-unit.js'
import type { RunReport } from './run-request.js'

/** What fixing came to. */
export interface Fixed {
  /** What is found in the new texts. */
  readonly report: RunReport
  /** The files that change, in order. */
  readonly files: readonly (NewText & { readonly before: string })[]
}

/** Fixes that make others possible take a round each; more than this is a circle. */
const mostRounds = 100

/**
 * Applies fixes to texts until no more fit; nothing is written.
 *
 * A fix that does not fit its file is a fault of ours: the file keeps the text that it had at first, and the report says so.
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
  let report = first
  let isDone = false
  for (let round = 0; round < mostRounds && !isDone; round += 1) {
    const { sources } = report
    const fixable = report.diagnostics.map(diagnostic => ({
      ...diagnostic,
      fixes: diagnostic.fixes.filter(({ edits }) => edits.every(({ file }) => options.mayChange(file) && !faults.has(file))),
    }))
    const result = applyFixes(fixable, file => sources.get(file)?.text, allowed)
    for (const fault of result.refused) for (const file of fault.files) faults.set(file, fault)
    // What was done to these files is taken back, and with it what was done to others at once.
    const isHarmed = result.refused.some(({ files }) => files.some(file => texts.has(file)))
    if (isHarmed) texts.clear()
    else for (const [file, text] of result.texts) texts.set(file, text)
    isDone = result.count === 0 && !isHarmed
    if (!isDone) report = await options.checkAgain(texts)
  }
  if (!isDone) return { report: endless(first), files: [] }
  const files = [...texts].flatMap(([path, text]) => {
    const before = first.sources.get(path)?.text
    return before === undefined || before === text ? [] : [{ path, text, before }]
  })
  return { report: withFaults(report, faults), files: files.sort((a, b) => compareText(a.path, b.path)) }
}

function withFaults(report: RunReport, faults: ReadonlyMap<string, RefusedFix>): RunReport {
  if (faults.size === 0) return report
  const reasonOf = ({ diagnostic, reason }: RefusedFix): string => `the fix of ${diagnostic.code} does not fit: ${reason}`
  const found = [...faults].map(([file, fault]) => internalFault(fault.diagnostic.code, file, new Error(reasonOf(fault))))
  return {
    ...report,
    diagnostics: ordered([...report.diagnostics, ...found]),
    incomplete: [...report.incomplete, ...[...faults].map(([file, fault]) => `${file}: ${reasonOf(fault)}; nothing in the file was changed`)],
  }
}

function endless(report: RunReport): RunReport {
  return { ...report, incomplete: [...report.incomplete, `the fixes come to no end after ${mostRounds} rounds; nothing was changed`] }
}
