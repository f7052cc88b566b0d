import { addOfPlugin, rulesOfPlugins } from './of-plugins.js'
import type { RuleEntry } from './rule-entry.js'
import { ruleTable } from './rule-table.js'

/** Lists all rules by id, those of plugins behind the others. */
export function ruleIndex(): readonly RuleEntry[] {
  const added = rulesOfPlugins()
  return added.length === 0 ? ruleTable : [...ruleTable, ...added]
}

let ids: ReadonlySet<string> | undefined

/** All ids that a suppression or a setting may name, former ones included. */
export function ruleIds(): ReadonlySet<string> {
  return (ids ??= new Set(ruleIndex().flatMap(rule => [rule.id, ...(rule.aliases ?? [])])))
}

/** Makes the rules and languages of a plugin known, before anything is read. */
export function addPlugin(plugin: string, added: Parameters<typeof addOfPlugin>[1]): void {
  addOfPlugin(plugin, added)
  ids = undefined
}
