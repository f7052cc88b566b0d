import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { CheckReport } from '../workspace/report.js'

/** Finds an error of a file that was not there before: a name that one of the languages does not take shows as one. */
export function newErrorIn(before: CheckReport, after: CheckReport): Diagnostic | undefined {
  const isOfFile = ({ severity, rule }: Diagnostic): boolean => severity === 'error' && !rule.startsWith('cluster/')
  const known = before.diagnostics.filter(isOfFile).map(keyOf)
  return after.diagnostics.filter(isOfFile).find(diagnostic => {
    const at = known.indexOf(keyOf(diagnostic))
    if (at !== -1) known.splice(at, 1)
    return at === -1
  })
}

function keyOf({ rule, file }: Diagnostic): string {
  return `${rule} ${file}`
}
