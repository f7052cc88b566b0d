import type { RuleOrigin, Severity } from '../../diagnostics/diagnostic.js'
import type { FixSafety } from '../../diagnostics/fix.js'

/** What `cfgcheck rules` shows of a rule; known without loading the rule. */
export interface RuleEntry {
  readonly id: string
  readonly severity: Severity
  readonly origin: RuleOrigin
  readonly fix?: FixSafety
  readonly summary: string
  readonly aliases?: readonly string[]
}
