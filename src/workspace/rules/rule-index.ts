import type { RuleEntry } from './rule-entry.js'
import { ruleTable } from './rule-table.js'

/** Lists all rules by id. */
export function ruleIndex(): readonly RuleEntry[] {
  return ruleTable
}

let ids: ReadonlySet<string> | undefined

/** All ids that a suppression or a setting may name, former ones included. */
export function ruleIds(): ReadonlySet<string> {
  return (ids ??= new Set(ruleTable.flatMap(rule => [rule.id, ...(rule.aliases ?? [])])))
}
