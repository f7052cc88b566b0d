import type { Diagnostic, Severity } from '../diagnostics/diagnostic.js'

/** Everything was done, and nothing is at or above `--fail-on`. */
export const exitClean = 0
/** Everything was done; there are findings or differences. */
export const exitFindings = 1
/** The job could not be done completely. */
export const exitIncomplete = 2

/** What came of a job. */
interface Result {
  readonly diagnostics: readonly Diagnostic[]
  readonly incomplete: readonly string[]
}

/** Works out the exit code: all findings count, shown or not. */
export function exitCodeOf({ diagnostics, incomplete }: Result, failOn: Severity | 'never'): number {
  if (incomplete.length > 0 || diagnostics.some(({ rule }) => rule === 'cfgcheck/internal-fault')) return exitIncomplete
  const failing: Readonly<Record<Severity | 'never', readonly Severity[]>> = {
    error: ['error'],
    warning: ['error', 'warning'],
    info: ['error', 'warning', 'info'],
    never: [],
  }
  return diagnostics.some(({ severity }) => failing[failOn].includes(severity)) ? exitFindings : exitClean
}
