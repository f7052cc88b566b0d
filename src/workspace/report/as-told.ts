import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import type { Source } from '../../text/source.js'
import { withConfirmed } from './confirm.js'
import { withoutConsequences } from './consequences.js'

/** Tells each fault once: findings that confirm another one are joined with it, and consequences are left out. */
export function asTold(found: readonly Diagnostic[], sources: ReadonlyMap<string, Source>): readonly Diagnostic[] {
  return withoutConsequences(withConfirmed(found), sources)
}
