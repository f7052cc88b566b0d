import type { RuleEntry } from './rule-entry.js'

const rules: RuleEntry[] = []
const owners = new Map<string, string>()

/** The rules that plugins brought. */
export function rulesOfPlugins(): readonly RuleEntry[] {
  return rules
}

/** Names the plugin that brought a rule or a language; `undefined` for our own. */
export function pluginOf(id: string): string | undefined {
  return owners.get(id)
}

/** Takes note of what a plugin brings, before anything is read. */
export function addOfPlugin(plugin: string, added: { readonly rules: readonly RuleEntry[]; readonly languages: readonly string[] }): void {
  rules.push(...added.rules)
  for (const { id } of added.rules) owners.set(id, plugin)
  for (const id of added.languages) owners.set(id, plugin)
}
