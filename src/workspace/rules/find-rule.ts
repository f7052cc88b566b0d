import type { ClusterRule } from '../../cluster/define-cluster-rule.js'
import type { LanguageEntry } from '../../languages/language.js'
import type { RuleMeta } from '../../rules/define-rule.js'
import { ownRules } from './own-rules.js'

/** A rule's documentation, with what its examples are. */
export type DocumentedRule = RuleMeta | ClusterRule

/** Finds a rule by its id or a former id. Loads only what the id's first part names. */
export async function findRule(id: string, languages: readonly LanguageEntry[]): Promise<DocumentedRule | undefined> {
  const group = id.slice(0, id.indexOf('/'))
  const rules = await rulesOf(group, languages)
  return rules.find(rule => rule.id === id || rule.aliases?.includes(id) === true)
}

/** Lists every rule there is, in alphabetical order of ids. Loads everything. */
export async function allRules(languages: readonly LanguageEntry[]): Promise<DocumentedRule[]> {
  const groups = ['cfgcheck', 'cluster', 'readers', ...languages.map(({ id }) => id)]
  const lists = await Promise.all(groups.map(group => rulesOf(group, languages)))
  return lists.flat().sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}

async function rulesOf(group: string, languages: readonly LanguageEntry[]): Promise<readonly DocumentedRule[]> {
  if (group === 'cfgcheck') return ownRules
  if (group === 'cluster') return (await import('../../cluster/rules/index.js')).clusterRules
  const entry = languages.find(language => language.id === group)
  if (entry !== undefined) return (await entry.load()).rules
  return (await import('../../readers/index.js')).readerRules
}
