import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import type { Source } from '../../text/source.js'
import { withConfirmed } from './confirm.js'
import { withoutConsequences } from './consequences.js'
import { withDoubtfulFixes } from './doubtful-fixes.js'
import { withoutFindingsInRemarks } from './in-remarks.js'
import { withOwnLineEnds } from './own-line-ends.js'

/**
 * Tells each fault once: findings that confirm another one are joined with it, and consequences are left out, as is what stands in a remark of another language. What is safe to
 * mend is settled by all that is found, and what mends a file has its line ends.
 */
export function asReported(found: readonly Diagnostic[], sources: ReadonlyMap<string, Source>): readonly Diagnostic[] {
  return withOwnLineEnds(withDoubtfulFixes(withoutFindingsInRemarks(withoutConsequences(withConfirmed(found), sources), sources)), sources)
}
