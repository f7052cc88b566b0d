import type { RuleOrigin, Severity } from '../../diagnostics/diagnostic.js'
import type { FixSafety } from '../../diagnostics/fix.js'
import { ruleTable } from './rule-table.js'

/** What `cfgcheck rules` shows of a rule; known without loading the rule. */
export interface RuleEntry {
  readonly id: string
  readonly severity: Severity
  readonly origin: RuleOrigin
  readonly fix?: FixSafety
  readonly summary: string
  readonly aliases?: readonly string[]
}

/** Lists all rules by id. */
export function ruleIndex(): readonly RuleEntry[] {
  return ruleTable
}

let ids: ReadonlySet<string> | undefined

/** All ids that a suppression or a setting may name, former ones included. */
export function ruleIds(): ReadonlySet<string> {
  return (ids ??= new Set(ruleTable.flatMap(rule => [rule.id, ...(rule.aliases ?? [])])))
}
