import type { RuleEntry } from './rule-entry.js'
import { ruleTable } from './rule-table.js'

const added: RuleEntry[] = []

/** Lists all rules by id, those of plugins behind the others. */
export function ruleIndex(): readonly RuleEntry[] {
  return added.length === 0 ? ruleTable : [...ruleTable, ...added]
}

let ids: ReadonlySet<string> | undefined

/** All ids that a suppression or a setting may name, former ones included. */
export function ruleIds(): ReadonlySet<string> {
  return (ids ??= new Set(ruleIndex().flatMap(rule => [rule.id, ...(rule.aliases ?? [])])))
}

/** Makes rules of plugins known, before anything is read. */
export function addRuleEntries(rules: readonly RuleEntry[]): void {
  added.push(...rules)
  ids = undefined
}
